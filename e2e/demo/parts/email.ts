import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** LOGIN WITH EMAIL, step by step. */
export const emailSteps: readonly Step[] = [
  step('email-verification-is-necessary', async ({ desk: { signIn } }) => {
    await signIn.enterCredentials('email', signIn.person('grace'));
    await expect(signIn.sendVerificationCode).toBeVisible();
  }),
  step('email-code-sent', async ({ desk: { page, signIn } }) => {
    await signIn.sendVerificationCode.click();
    await expect(signIn.code).toBeVisible();
    await expect(page.getByText('Verification code has been sent to your inbox.')).toBeVisible();
  }),
  step('email-address-verified', async ({ desk: { page, signIn } }) => {
    await signIn.code.fill(await signIn.newestCode(signIn.person('grace')));
    await expect(page.getByText('E-mail address verified. You can now continue.')).toBeVisible();
  }),
  step('email-facility-home', async ({ desk: { signIn, home } }) => {
    await signIn.continue.click();
    await expect(home.count).toHaveText('25 requests');
    await expect(home.refresh).toBeVisible();
  }),
];
