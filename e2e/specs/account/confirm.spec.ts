import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

test('a sign-in that is too old, or over, is confirmed on top of the account screen, where the same press then works', async ({ desk, sandbox }) => {
  const { control } = sandbox;
  const { signIn, home, page } = desk;
  const account = new AccountPage(page);
  const maria = signIn.person('maria');
  const endings = [
    { why: 'too old for a change', end: () => control.setClockOffset(301_000) },
    { why: 'ended meanwhile', end: () => control.revokeSessions(maria.username) },
  ];
  await signIn.byPhone(maria);
  await loaded(desk);
  await home.choose(maria, 'Your account');
  for (const { why, end } of endings) {
    await test.step(why, async () => {
      await account.addAuthenticator.click();
      await account.appName.fill('Desk phone');
      end();
      await account.goOn.click();
      await expect(account.problem).toContainText(problems.confirmNeeded);

      await account.signInAgain.click();
      await expect(signIn.email).toHaveValue(maria.username);
      await expect(signIn.email).toHaveAttribute('readonly');
      await signIn.cancel.click();
      await expect(account.appName).toHaveValue('Desk phone');

      const before = control.messages()[0]?.id;
      await account.signInAgain.click();
      await signIn.password.fill(maria.password);
      await signIn.signIn.click();
      await signIn.sendCode.click();
      await signIn.code.fill(await signIn.newestCode(maria, before));
      await expect(account.appName).toHaveValue('Desk phone');
      await account.goOn.click();
      await expect(account.qr).toBeVisible();
      await account.back.click();
    });
  }
});
