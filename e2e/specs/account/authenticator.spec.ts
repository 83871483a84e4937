import { generateSync } from 'otplib';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

// Five sign-ins.
test.describe.configure({ timeout: 120_000 });
test.use({ sandboxOptions: { settings: { codeInterval: 0, codeAttempts: 20 } } });

/** The code of a key so many seconds from now. */
const codeOf = (secret: string, seconds = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });

/** Six digits that are the key's code at no time near. */
function neverCodeOf(secret: string): string {
  const near = Array.from({ length: 61 }, (_, step) => codeOf(secret, 30 * (step - 30)));
  const never = Array.from({ length: 100 }, (_, number) => String(number).padStart(6, '0')).find((code) => !near.includes(code));
  if (never === undefined) throw new Error('Every code is near.');
  return never;
}

/** What the system was asked to print. */
async function printed({ app, page }: OpenDesk, press: () => Promise<void>) {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.print = (options) => Object.assign(globalThis, { printed: options });
  });
  await press();
  await page.emulateMedia({ media: 'print' });
  return app.evaluate(() => (globalThis as { printed?: unknown }).printed);
}

test('an authenticator app is added by its key; then it and each recovery code sign in, once, until it is removed', async ({ desk, sandbox }) => {
  const { control } = sandbox;
  const { signIn, home, page, app } = desk;
  const account = new AccountPage(page);
  const maria = signIn.person('maria');
  const signOut = async () => {
    await home.choose(maria, 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
  };
  const recoveryCode = page.getByRole('textbox', { name: 'Recovery code' });
  await signIn.byPhone(maria);
  await loaded(desk);
  await home.choose(maria, 'Your account');
  await expect(account.methods).toHaveText([/^XXX-XXX-0147Text message or call/, /^m\*\*\*o@r\*\*\*d\.exampleEmail/]);
  await expect(account.section('How you sign in')).toContainText('An authenticator app is safer.');

  const used = await test.step('added', async () => {
    const secret = await account.toAppKey('My phone');
    await expect(account.qr).toBeVisible();
    await account.code.fill(neverCodeOf(secret));
    await expect(account.problem).toContainText(problems.wrongAppCode);
    await account.code.fill(codeOf(secret, -300));
    await expect(account.problem).toContainText(problems.appClock);
    const right = codeOf(secret);
    await account.code.fill(right);
    await expect(account.recoveryCodes).toHaveCount(10);
    return right;
  });

  const codes = await test.step('recovery codes are shown once, and printed alone', async () => {
    const shown = await account.recoveryCodes.allTextContents();
    expect(shown.map((code) => code.replace('-', '')).toSorted()).toEqual([...control.recoveryCodes(maria.username)].toSorted());
    expect(await printed(desk, () => page.getByRole('button', { name: 'Print' }).click())).toEqual({ silent: false });
    await expect(account.sheet).toBeVisible();
    await expect(account.sheet).toContainText(maria.username);
    await expect(account.kept).toBeHidden();
    await expect(page.getByText('They are shown this once.')).toBeHidden();
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown.join('\n'));
    await page.keyboard.press('Escape');
    await expect(account.dialog).toContainText('Have you kept the codes?');
    await account.answer('Go back to the codes');
    await account.kept.click();
    await expect(account.done).toHaveText('It is added. You can sign in with it from now on.');
    await expect(account.methods).toHaveCount(3);
    await expect(account.methods.last()).toContainText('My phoneAuthenticator app');
    await expect(account.section('Recovery codes')).toContainText('10 are left.');
    await expect(page.getByText(shown[0] ?? 'missing')).toBeHidden();
    return shown;
  });

  await test.step('its code signs in beside the phone, and a used one does not', async () => {
    await account.home.click();
    await signOut();
    await signIn.enterCredentials('phone', maria);
    await expect(signIn.sendCode).toBeVisible();
    await signIn.otherWay('Use the authenticator app on My phone').click();
    await expect(page.getByText('Enter the code that your authenticator app shows now.')).toBeVisible();
    await expect(signIn.sendNewCode).toBeHidden();
    await signIn.code.fill(used);
    await expect(signIn.problem).toContainText(problems.wrongAppCode);
    control.setClockOffset(60_000);
    await signIn.code.fill(control.authenticatorCode(maria.username));
    await expect(home.heading).toBeVisible();
    await signOut();
  });

  await test.step('a recovery code signs in once', async () => {
    const [first = '', second = ''] = codes;
    await signIn.enterCredentials('email', maria);
    await signIn.otherWay('Use a recovery code').click();
    await recoveryCode.fill(first);
    await signIn.verify.click();
    await expect(home.heading).toBeVisible();
    await signOut();
    await signIn.enterCredentials('phone', maria);
    await signIn.otherWay('Use a recovery code').click();
    await recoveryCode.fill(first);
    await signIn.verify.click();
    await expect(signIn.problem).toContainText(problems.wrongRecoveryCode);
    await recoveryCode.fill(second.replace('-', '').toUpperCase());
    await signIn.verify.click();
    await expect(home.heading).toBeVisible();
  });

  await test.step('new recovery codes end the ones before', async () => {
    await home.choose(maria, 'Your account');
    await expect(account.section('Recovery codes')).toContainText('8 are left.');
    await page.getByRole('button', { name: 'New recovery codes' }).click();
    await account.answer('Make new ones');
    await expect(account.recoveryCodes).toHaveCount(10);
    expect(await account.recoveryCodes.allTextContents()).not.toContain(codes[2]);
    await account.kept.click();
    await expect(account.section('Recovery codes')).toContainText('10 are left.');
  });

  await test.step('removed, after a confirmation', async () => {
    await page.getByRole('button', { name: 'Remove My phone' }).click();
    await account.answer('Keep');
    await expect(account.methods).toHaveCount(3);
    await page.getByRole('button', { name: 'Remove My phone' }).click();
    await expect(account.dialog).toContainText('Its codes no longer sign you in.');
    await account.answer('Remove');
    await expect(account.done).toHaveText('It is removed.');
    await expect(account.methods).toHaveCount(2);
    expect(control.hasAuthenticator(maria.username)).toBe(false);
  });
});
