import { violations } from '../../fixtures/accessibility.ts';
import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test('every sign-in screen passes axe in light and dark', async ({ desk, sandbox }) => {
  const { signIn, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0, callInterval: 1 });
  const maria = signIn.person('maria');
  const scenes: readonly (readonly [string, () => Promise<void>])[] = [
    ['LOGIN OPTIONS', () => expect(signIn.loginOptions).toBeVisible()],
    ['a dialog', async () => {
      await page.getByRole('button', { name: 'register here' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }],
    ['the password with a problem', async () => {
      await page.keyboard.press('Escape');
      await signIn.enterCredentials('phone', { ...maria, password: 'wrong' });
      await expect(signIn.problem).toContainText(problems.invalidCredentials);
    }],
    ['the phone number', async () => {
      await signIn.password.fill(maria.password);
      await signIn.signIn.click();
      await expect(signIn.sendCode).toBeVisible();
    }],
    ['the code with a problem', async () => {
      await signIn.sendCode.click();
      await signIn.code.fill('000000');
      await expect(signIn.problem).toContainText(problems.wrongCode);
    }],
    ['the call', async () => {
      await signIn.otherWay(/^Call /).click();
      await expect(page.getByRole('heading', { name: 'Answer the phone' })).toBeVisible();
    }],
    ['the call that has ended', async () => {
      const { id } = await control.waitForCall(maria.username);
      control.actOnCall(id, { action: 'hang-up' });
      await expect(signIn.problem).toContainText(problems.callDeclined);
    }],
    ['the e-mail address', async () => {
      await signIn.cancel.click();
      await signIn.enterCredentials('email', maria);
      await expect(signIn.sendVerificationCode).toBeVisible();
    }],
    ['the verified address', async () => {
      const before = control.messages()[0]?.id;
      await signIn.sendVerificationCode.click();
      await signIn.code.fill(await signIn.newestCode(maria, before));
      await expect(page.getByText('E-mail address verified. You can now continue.')).toBeVisible();
    }],
    ['the web browser', async () => {
      await signIn.cancel.click();
      await signIn.enterCredentials('phone', signIn.person('priya'));
      await signIn.sendCode.click();
      await expect(page.getByRole('heading', { name: 'Go on in your web browser' })).toBeVisible();
    }],
  ];
  for (const [name, reach] of scenes) {
    await reach();
    expect.soft(await violations(desk), name).toEqual([]);
  }
});

test('what comes with a later version is said honestly, with what to do meanwhile', async ({ desk }) => {
  const { signIn, page } = desk;
  const open = async (link: string, heading: string, text: RegExp) => {
    const opener = page.getByRole('button', { name: link, exact: true });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: heading });
    await expect(dialog).toContainText(text);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  };
  await expect(page.getByText('Use this login button if you have a Kepro domain account.')).toBeVisible();
  await expect(page.getByText('Use this login button if you are a customer or provider user.')).toBeVisible();
  await open('LOGIN', 'Domain login comes later', /use LOGIN WITH PHONE or LOGIN WITH EMAIL/);
  await open('register here', 'Registering comes later', /call support: 1-800-555-0199/);
  await open('click here', 'Completing your registration comes later', /The link works for 2 days/);
  await open('Click here', 'Having trouble logging in?', /Use the newest one/);
  await signIn.withPhone.click();
  await open('Forgot your password?', 'Resetting the password comes later', /on the portal’s sign-in page in your web browser/);
});
