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
    ['the password with a problem', async () => {
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
