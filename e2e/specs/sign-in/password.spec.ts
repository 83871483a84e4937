import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test('an unknown person and a wrong password get the very same words, and a lock-out its own', async ({ desk, sandbox }) => {
  const { signIn, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ passwordAttempts: 3 });
  const maria = signIn.person('maria');
  const words: (string | null)[] = [];
  for (const username of ['nobody@riverbend.example', maria.username]) {
    await signIn.enterCredentials('phone', { username, password: 'not-the-password' });
    await expect(signIn.problem).toContainText(problems.invalidCredentials);
    words.push(await signIn.problem.getByRole('paragraph').filter({ hasNotText: 'Reference for support' }).allTextContents().then((all) => all.join()));
    await expect(signIn.email).toHaveValue(username);
    await expect(signIn.password).toHaveValue('not-the-password');
    await signIn.cancel.click();
  }
  expect(words[1]).toBe(words[0]);

  await test.step('the same number of wrong passwords locks the account', async () => {
    await signIn.enterCredentials('phone', { ...maria, password: 'still-not-it' });
    await expect(signIn.problem).toContainText(problems.invalidCredentials);
    await signIn.password.fill('nor-this');
    await signIn.signIn.click();
    await expect(signIn.problem).toContainText(`${problems.accountLocked}If you did not cause this, tell your administrator.`);
    await signIn.password.fill(maria.password);
    await signIn.signIn.click();
    await expect(signIn.problem).toContainText(problems.accountLocked);
  });

  await test.step('the reference that support asks for can be copied', async () => {
    const reference = await signIn.problem.getByText(/^[0-9a-f-]{36}$/).textContent();
    await signIn.problem.getByRole('button', { name: 'Copy' }).click();
    await expect(signIn.problem.getByText('Copied')).toBeVisible();
    expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(reference);
  });

  await test.step('the lock ends by itself', async () => {
    control.setClockOffset(61_000);
    await signIn.signIn.click();
    await expect(signIn.sendCode).toBeVisible();
  });

  await test.step('a locked account says so', async () => {
    await signIn.cancel.click();
    await signIn.enterCredentials('email', signIn.person('daniel'));
    await expect(signIn.problem).toContainText(problems.accountLocked);
    await expect(page.getByRole('heading', { name: 'Sign in with your email address' })).toBeVisible();
  });
});

test('the password field shows, hides, takes a paste and warns of Caps Lock', async ({ desk }) => {
  const { app, signIn, page } = desk;
  const maria = signIn.person('maria');
  await signIn.withPhone.click();
  await expect(signIn.email).toBeFocused();

  await signIn.signIn.click();
  await expect(page.getByText('Please enter a valid email address.')).toBeVisible();
  await signIn.email.fill(`  ${maria.username.toUpperCase()} `);
  await signIn.email.press('Enter');
  await expect(page.getByText('Please enter your password.')).toBeVisible();
  await expect(signIn.password).toBeFocused();

  await expect(signIn.password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(signIn.password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(signIn.password).toHaveAttribute('type', 'password');

  await signIn.password.focus();
  const pressShift = (modifiers: 'capslock'[]) =>
    app.evaluate(({ BrowserWindow }, held) => {
      for (const type of ['keyDown', 'keyUp'] as const) BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type, keyCode: 'Shift', modifiers: held });
    }, modifiers);
  await pressShift(['capslock']);
  await expect(page.getByText('Caps Lock is on.')).toBeVisible();
  await pressShift([]);
  await expect(page.getByText('Caps Lock is on.')).toBeHidden();

  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), maria.password);
  await signIn.password.press('Control+V');
  await signIn.password.press('Enter');
  await expect(signIn.sendCode).toBeVisible();
});
