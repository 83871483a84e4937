import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** Call Me: the screen waits for # on the phone and moves on by itself. */
export const callSteps: readonly Step[] = [
  step('call-rings', async ({ sandbox, desk: { page, signIn, home } }) => {
    await home.choose(signIn.person('grace'), 'Sign out');
    const maria = signIn.person('maria');
    await signIn.enterCredentials('phone', maria);
    await signIn.callMe.click();
    await sandbox.control.waitForCall(maria.username);
    await expect(page.getByText('This screen moves on by itself.')).toBeVisible();
  }),
  step('call-declined', async ({ sandbox, desk: { signIn } }) => {
    const { id } = await sandbox.control.waitForCall(signIn.person('maria').username);
    sandbox.control.changeSettings({ codeInterval: 0 });
    sandbox.control.actOnCall(id, { action: 'answer' });
    sandbox.control.actOnCall(id, { action: 'hang-up' });
    await expect(signIn.problem).toContainText('The call ended without the # key.');
  }),
  step('call-confirmed-facility-home', async ({ sandbox, desk: { page, signIn, home } }) => {
    const maria = signIn.person('maria');
    await page.getByRole('button', { name: 'Call again' }).click();
    const { id } = await sandbox.control.waitForCall(maria.username);
    sandbox.control.actOnCall(id, { action: 'answer' });
    sandbox.control.actOnCall(id, { action: 'press', keys: '#' });
    await expect(home.count).toHaveText('25 requests');
    await expect(home.refresh).toBeVisible();
  }),
];
