import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test('a code by e-mail is verified, and Continue opens the facility home', async ({ desk }) => {
  const { signIn, home, page } = desk;
  const maria = signIn.person('maria');
  await signIn.enterCredentials('email', maria);
  await expect(page.getByText('Verification is necessary. Please click Send button.')).toBeVisible();
  await expect(signIn.email).toHaveValue(maria.username);
  await expect(signIn.continue).toHaveAttribute('aria-disabled', 'true');

  await signIn.sendVerificationCode.click();
  await signIn.code.fill(await signIn.newestCode(maria));
  await expect(page.getByText('E-mail address verified. You can now continue.')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^Continue within (0:[3-5]\d|1:00), or the sign-in is undone\.$/);
  await expect(signIn.continue).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(home.heading).toBeVisible();
});

test('leaving instead of Continue ends the session at the server', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  for (const leave of [signIn.cancel, signIn.back]) {
    await signIn.code.fill(await signIn.toCode('email', maria));
    // The code screen has a Continue too, which does nothing yet: only this text says that the session is open.
    await expect(page.getByText('E-mail address verified. You can now continue.')).toBeVisible();
    expect(sandbox.control.sessionCount(maria.username)).toBe(1);
    await leave.click();
    await expect.poll(() => sandbox.control.sessionCount(maria.username)).toBe(0);
    await expect(home.heading).toBeHidden();
    if (leave === signIn.cancel) await expect(signIn.loginOptions).toBeVisible();
  }
  await expect(signIn.email).toHaveValue(maria.username);
  await expect(signIn.password).toHaveValue('');
});

test('LOGIN WITH PHONE says that there is only an e-mail address on record, and goes on with it', async ({ desk }) => {
  const { signIn, home } = desk;
  const grace = signIn.person('grace');
  await signIn.enterCredentials('phone', grace);
  await expect(signIn.problem).toContainText(`${problems.noPhoneMethod}Use LOGIN WITH EMAIL`);
  await signIn.sendVerificationCode.click();
  await signIn.code.fill(await signIn.newestCode(grace));
  await signIn.continue.click();
  await expect(home.heading).toBeVisible();
});
