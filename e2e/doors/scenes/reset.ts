import { expect } from '../../demo/expect.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';
import { scene, type Place, type Scene } from './scene.ts';

const password = 'eleven-quiet-ferns-by-the-gate';

const doorsOf = ({ desk, sandbox }: Place) => new DoorsPages(desk.page, sandbox);

/** "Forgot your password?" of Helen, from the login page to the home and back. */
export const resetScenes: readonly Scene[] = [
  scene('reset-address', async (place) => {
    const { signIn } = place.desk;
    place.sandbox.control.changeSettings({ codeInterval: 0, resetPollInterval: 1, resetSteps: 1_000 });
    await signIn.withPhone.click();
    await signIn.email.fill(signIn.person('helen').username);
    await doorsOf(place).forgotPassword.click();
    await expect(doorsOf(place).heading(headings.reset)).toBeVisible();
  }),
  scene('reset-code', async (place) => {
    await doorsOf(place).giveAddress(place.desk.signIn.person('helen').username);
  }),
  scene('reset-code-wrong', async (place) => {
    await doorsOf(place).enterResetCode('00000000');
    await expect(place.desk.signIn.problem).toContainText(problems.wrongCode);
  }),
  scene('reset-new-password', async (place) => {
    const doors = doorsOf(place);
    await doors.enterResetCode(place.sandbox.control.messages()[0]?.code ?? '');
    await doors.newPassword.fill(password);
    await expect(place.desk.page.getByText('Strength: Strong')).toBeVisible();
  }),
  scene('resetting', async (place) => {
    const doors = doorsOf(place);
    await doors.setPassword.click();
    await expect(doors.heading(headings.resetting)).toBeVisible();
  }),
  scene('reset-home', async ({ sandbox, desk }) => {
    sandbox.control.changeSettings({ resetSteps: 0 });
    await expect(desk.page.getByText('No records found.')).toBeVisible();
  }),
  scene('reset-signed-out', async ({ desk: { signIn, home } }) => {
    await home.choose(signIn.person('helen'), 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
  }),
];
