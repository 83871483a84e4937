import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

const endings = [
  { why: 'a sign-in that is too old for a change', fresh: 301_000, revoked: false },
  { why: 'a session that ended meanwhile', fresh: 0, revoked: true },
] as const;

for (const { why, fresh, revoked } of endings) {
  test(`${why} is confirmed over the account screen, where the same press then works`, async ({ desk, sandbox }) => {
    const { control } = sandbox;
    const { signIn, home, page } = desk;
    const account = new AccountPage(page);
    const maria = signIn.person('maria');
    await signIn.byPhone(maria);
    await loaded(desk);
    await home.choose(maria, 'Your account');
    await account.addAuthenticator.click();
    await account.appName.fill('Desk phone');
    control.setClockOffset(fresh);
    if (revoked) control.revokeSessions(maria.username);
    await account.goOn.click();
    await expect(account.problem).toContainText(problems.confirmNeeded);

    await test.step('Cancel leads back to it', async () => {
      await account.signInAgain.click();
      await expect(signIn.email).toHaveValue(maria.username);
      await expect(signIn.email).toHaveAttribute('readonly');
      await signIn.cancel.click();
      await expect(account.appName).toHaveValue('Desk phone');
    });

    const before = control.messages()[0]?.id;
    await account.signInAgain.click();
    await signIn.password.fill(maria.password);
    await signIn.signIn.click();
    await signIn.sendCode.click();
    await signIn.code.fill(await signIn.newestCode(maria, before));
    await expect(account.appName).toHaveValue('Desk phone');
    await account.goOn.click();
    await expect(account.qr).toBeVisible();
  });
}
