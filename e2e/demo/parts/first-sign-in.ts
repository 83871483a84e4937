import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** Phone and SMS with Remember Me, with a wrong password and a wrong code on the way. */
export const firstSignInSteps: readonly Step[] = [
  step('login-options', async ({ desk: { signIn } }) => {
    await expect(signIn.withPhone).toBeEnabled();
    await signIn.rememberMe.check();
    await expect(signIn.rememberMe).toBeChecked();
  }),
  step('sign-in-with-email-address', async ({ desk: { signIn } }) => {
    await signIn.withPhone.click();
    await signIn.email.fill(signIn.person('maria').username);
    await signIn.password.fill('not-the-password-of-maria');
  }),
  step('wrong-password', async ({ desk: { signIn } }) => {
    await signIn.signIn.click();
    await expect(signIn.problem).toContainText('Invalid username or password.');
  }),
  step('phone-number-on-record', async ({ desk: { signIn } }) => {
    await signIn.password.fill(signIn.person('maria').password);
    await signIn.signIn.click();
    await expect(signIn.sendCode).toBeVisible();
    await expect(signIn.callMe).toBeVisible();
  }),
  step('code-sent', async ({ desk: { signIn } }) => {
    await signIn.sendCode.click();
    await expect(signIn.code).toBeFocused();
  }),
  step('wrong-code', async ({ desk: { signIn } }) => {
    const right = await signIn.newestCode(signIn.person('maria'));
    await signIn.code.fill(right === '000000' ? '111111' : '000000');
    await expect(signIn.problem).toContainText('That code is incorrect. Please try again.');
  }),
  step('facility-home', async ({ desk: { signIn, home } }) => {
    await signIn.code.fill(await signIn.newestCode(signIn.person('maria')));
    await expect(home.heading).toBeVisible();
    await expect(home.count).toHaveText('24 requests');
    await expect(home.refresh).toBeVisible();
    await expect(home.connection).toContainText('Online');
  }),
];
