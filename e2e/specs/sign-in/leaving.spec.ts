import { expect, test } from '../../fixtures/test.ts';

test('Back and Cancel leave every screen with nothing left behind', async ({ desk, sandbox }) => {
  const { signIn, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0 });
  const maria = signIn.person('maria');
  const expectPasswordAgain = async () => {
    await expect(signIn.email).toHaveValue(maria.username);
    await expect(signIn.password).toHaveValue('');
  };

  await test.step('the password screen', async () => {
    await signIn.withPhone.click();
    await signIn.email.fill(maria.username);
    await signIn.password.fill(maria.password);
    await page.keyboard.press('Escape');
    await expect(signIn.loginOptions).toBeVisible();
    await signIn.withPhone.click();
    await expect(signIn.email).toHaveValue('');
    await expect(signIn.password).toHaveValue('');
    await signIn.cancel.click();
    expect(control.requests().filter(({ path }) => path.endsWith('/initiate'))).toEqual([]);
  });

  await test.step('the choice of the method', async () => {
    await signIn.enterCredentials('phone', maria);
    await expect(signIn.sendCode).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expectPasswordAgain();
    await signIn.cancel.click();
    await signIn.enterCredentials('email', maria);
    await expect(signIn.sendVerificationCode).toBeFocused();
    await page.keyboard.press('Escape');
    await expectPasswordAgain();
    await signIn.cancel.click();
  });

  await test.step('the code screen, whose half typed code is gone', async () => {
    const code = await signIn.toCode('phone', maria);
    await signIn.code.fill(code.slice(0, 5));
    await page.keyboard.press('Escape');
    await expect(signIn.sendCode).toBeVisible();
    await signIn.sendCode.click();
    await expect(signIn.code).toHaveValue('');
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  });

  await test.step('the call screen: # comes too late', async () => {
    control.changeSettings({ callInterval: 1 });
    await signIn.toCall(maria);
    const { id } = await control.waitForCall(maria.username);
    await signIn.back.click();
    await expect(signIn.callMe).toBeVisible();
    await signIn.cancel.click();
    control.actOnCall(id, { action: 'answer' });
    control.actOnCall(id, { action: 'press', keys: '#' });
    expect(control.sessionCount(maria.username)).toBe(0);
  });

  await test.step('while the server thinks', async () => {
    control.addFault({ kind: 'latency', milliseconds: 1_000, path: '*/token', times: 1 });
    await signIn.enterCredentials('phone', maria);
    await expect(signIn.signIn).toHaveAttribute('aria-busy', 'true');
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
    const code = await signIn.toCode('phone', maria);
    control.addFault({ kind: 'latency', milliseconds: 1_000, path: '*/token', times: 1 });
    await signIn.code.fill(code);
    await expect(signIn.verify).toHaveAttribute('aria-busy', 'true');
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  });

  await test.step('a whole sign-in after all that', async () => {
    await signIn.byPhone(maria);
    await expect(desk.home.heading).toBeVisible();
    await expect.poll(() => control.sessionCount(maria.username), 'the sign-in that was left is no session').toBe(1);
  });
});
