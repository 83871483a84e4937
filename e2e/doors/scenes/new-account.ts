import { expect } from '../../demo/expect.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';
import { scene, type Place, type Scene } from './scene.ts';

const rosa = { username: 'rosa.lindqvist@harborpoint.example', name: 'Rosa Lindqvist', password: 'tangerine-clocks-run-backwards' };

const doorsOf = ({ desk, sandbox }: Place) => new DoorsPages(desk.page, sandbox);

/** "register here", and then the first second factor, from the login page to the home and back. */
export const newAccountScenes: readonly Scene[] = [
  scene('sign-up-address', async (place) => {
    const doors = doorsOf(place);
    place.sandbox.control.changeSettings({ codeInterval: 0, callInterval: 1 });
    await doors.registerHere.click();
    await expect(doors.heading(headings.signUp)).toBeVisible();
  }),
  scene('sign-up-address-that-has-an-account', async (place) => {
    const doors = doorsOf(place);
    await doors.email.fill(place.desk.signIn.person('maria').username);
    await doors.send.click();
    await expect(place.desk.signIn.problem).toContainText(problems.accountExists);
  }),
  scene('sign-up-code', async (place) => {
    await doorsOf(place).giveAddress(rosa.username);
  }),
  scene('sign-up-password', async (place) => {
    const doors = doorsOf(place);
    await doors.enterCode(place.sandbox.control.messages()[0]?.code ?? '');
    await expect(doors.newPassword).toBeFocused();
  }),
  scene('sign-up-password-too-common', async (place) => {
    const doors = doorsOf(place);
    await doors.choosePassword('password1');
    await expect(place.desk.page.getByText('This password does not meet every rule below yet.')).toBeVisible();
  }),
  scene('sign-up-password-refused', async (place) => {
    await doorsOf(place).choosePassword('healthcare');
    await expect(place.desk.signIn.problem).toContainText(problems.passwordBanned);
  }),
  scene('sign-up-about-you', async (place) => {
    const doors = doorsOf(place);
    await doors.choosePassword(rosa.password);
    await expect(doors.name).toBeFocused();
  }),
  scene('sign-up-about-you-not-filled-in', async (place) => {
    await doorsOf(place).register.click();
    await expect(place.desk.page.getByText('Please fill this in.').first()).toBeVisible();
  }),
  scene('first-factor', async (place) => {
    const doors = doorsOf(place);
    await doors.fillDetails({ name: rosa.name, facilityCode: 'HPRH-0048' });
    await doors.register.click();
    await expect(doors.heading(headings.method)).toBeVisible();
  }),
  scene('first-factor-number-blocked', async (place) => {
    await doorsOf(place).registerPhone('Text message', '(571) 555-0199');
    await expect(place.desk.signIn.problem).toContainText(problems.contactBlocked);
  }),
  scene('first-factor-call', async (place) => {
    const doors = doorsOf(place);
    await doors.registerPhone('Phone call', '(202) 555-0123');
    await expect(doors.heading(headings.call)).toBeVisible();
  }),
  scene('first-factor-call-ended', async (place) => {
    const { control } = place.sandbox;
    control.actOnCall((await control.waitForCall(rosa.username)).id, { action: 'hang-up' });
    await expect(doorsOf(place).heading(headings.callEnded)).toBeVisible();
  }),
  scene('first-factor-code', async (place) => {
    const doors = doorsOf(place);
    await place.desk.signIn.back.click();
    await doors.codeOf(rosa.username, () => doors.registerPhone('Text message', '(202) 555-0123'));
  }),
  scene('new-account-home', async (place) => {
    await doorsOf(place).enterCode(place.sandbox.control.messages()[0]?.code ?? '');
    await expect(place.desk.home.rows.first()).toBeVisible();
    await expect(place.desk.home.refresh).toBeVisible();
  }),
  scene('complete-your-registration', async (place) => {
    const { desk } = place;
    await desk.home.choose(rosa, 'Sign out');
    await doorsOf(place).completeRegistration.click();
    await expect(doorsOf(place).heading(headings.registering)).toBeVisible();
  }),
  scene('registration-link-ran-out', async ({ desk: { signIn } }) => {
    const felix = signIn.person('felix');
    await signIn.email.fill(felix.username);
    await signIn.password.fill(felix.password);
    await signIn.signIn.click();
    await expect(signIn.problem).toContainText(problems.registrationExpired);
  }),
  scene('registration-left', async ({ desk: { signIn } }) => {
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  }),
];
