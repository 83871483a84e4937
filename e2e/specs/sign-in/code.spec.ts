import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

/** Another code of the same length. */
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

test('wrong, old, expired and used codes are refused with what to do, and the newest one works', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0 });
  const maria = signIn.person('maria');
  const first = await signIn.toCode('phone', maria);

  await test.step('a wrong one stays in the field, selected', async () => {
    await signIn.code.fill(wrong(first));
    await expect(signIn.problem).toContainText(`${problems.wrongCode}Use the newest code: a code that was sent earlier no longer works.`);
    await expect(signIn.code).toHaveValue(wrong(first));
    await expect(signIn.code).toBeFocused();
    expect(await signIn.code.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])).toEqual([0, 6]);
  });

  const second = await test.step('sending again kills the first one', async () => {
    const { id } = await control.waitForMessage({ username: maria.username });
    await signIn.sendNewCode.click();
    await expect(page.getByText('Sent 2 times: only the newest code works.')).toBeVisible();
    await expect(signIn.problem).toBeHidden();
    const { code } = await control.waitForMessage({ username: maria.username, afterId: id });
    await signIn.code.fill(first);
    await expect(signIn.problem).toContainText(problems.wrongCode);
    return code;
  });

  await test.step('an expired one asks for a new one', async () => {
    control.setClockOffset(301_000);
    await signIn.code.fill(second);
    await expect(signIn.problem).toContainText(`${problems.expiredCode}Send a new code`);
  });

  const third = await test.step('a new one opens the home', async () => {
    const { id } = await control.waitForMessage({ username: maria.username });
    await signIn.sendNewCode.click();
    const { code } = await control.waitForMessage({ username: maria.username, afterId: id });
    await expect(page.getByText('Sent 3 times: only the newest code works.')).toBeVisible();
    await signIn.code.fill(code);
    await expect(home.heading).toBeVisible();
    return code;
  });

  await test.step('a used one opens nothing again', async () => {
    await home.choose(maria, 'Sign out');
    await signIn.toCode('phone', maria);
    await signIn.code.fill(third);
    await expect(signIn.problem).toContainText(problems.wrongCode);
  });
});

test('a code is taken in any shape, submitted with its last digit, and as long as the server says', async ({ desk, sandbox }) => {
  const { app, signIn, home, page } = desk;
  const { control } = sandbox;
  const maria = signIn.person('maria');
  const submitted = () => control.requests().filter(({ grantType }) => grantType === 'mfa_oob').length;

  for (const length of [7, 8]) {
    control.changeSettings({ smsCodeLength: length });
    const code = await signIn.toCode('phone', maria);
    const before = submitted();
    await signIn.code.pressSequentially(wrong(code).slice(0, -1));
    await signIn.verify.click();
    await expect(page.getByText(`Please enter the ${length} digit code you received.`)).toBeVisible();
    expect(submitted()).toBe(before);
    await signIn.code.press('End');
    await signIn.code.press(wrong(code).slice(-1));
    await expect(signIn.problem).toContainText(problems.wrongCode);
    expect(submitted()).toBe(before + 1);
    await signIn.cancel.click();
  }

  control.changeSettings({ smsCodeLength: 6 });
  const typed = await signIn.toCode('phone', maria);
  await signIn.code.press('x');
  await expect(signIn.code).toHaveValue('');
  await page.keyboard.insertText(`Use code ${typed.slice(0, 3)} ${typed.slice(3)} to log in.`);
  await expect(home.heading).toBeVisible();

  await home.choose(maria, 'Sign out');
  const pasted = await signIn.toCode('phone', maria);
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), `Your 2FA code is ${pasted.slice(0, 3)}-${pasted.slice(3)}. It expires in 300 seconds.`);
  await signIn.code.press('Control+V');
  await expect(home.heading).toBeVisible();
});

test('sending again waits for its cool-down, and the server has the last word', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 2, codeLifetime: 3 });
  const maria = signIn.person('maria');
  const code = await signIn.toCode('phone', maria);
  await expect(signIn.sendNewCode).toHaveText(/^Send new code in 0:0[12]$/);
  await expect(signIn.sendNewCode).toHaveAttribute('aria-disabled', 'true');
  await signIn.sendNewCode.click({ force: true });
  expect(control.messages()).toHaveLength(1);

  await expect(signIn.sendNewCode).toHaveText('Send new code');
  control.changeSettings({ codeInterval: 60, codeLifetime: 300 });
  await signIn.sendNewCode.click();
  await expect(signIn.problem).toContainText(`${problems.resendTooSoon}Use the newest code`);
  await expect(signIn.problem.getByRole('timer')).toHaveText(/^You can try again in 0:5\d\.$/);
  await expect(signIn.sendNewCode).toHaveText(/^Send new code in 0:5\d$/);
  expect(control.messages()).toHaveLength(1);

  await expect(page.getByText('The code may have expired. You can still try it, or send a new one.')).toBeVisible();
  control.setClockOffset(-60_000);
  await signIn.back.click();
  await signIn.sendCode.click();
  await expect(signIn.problem).toContainText(problems.resendTooSoon);
  await signIn.code.fill(code);
  await expect(home.heading).toBeVisible();
});

test('too many wrong codes block every code for a time, and the screen says so', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeAttempts: 3, announceLifetime: false, rotateOnError: true });
  const maria = signIn.person('maria');
  const code = await signIn.toCode('phone', maria);
  await expect(desk.page.getByRole('timer')).toBeHidden();
  await signIn.code.fill(wrong(code));
  await expect(signIn.problem).toContainText(problems.wrongCode);
  await signIn.verify.click();
  await signIn.verify.click();
  await expect(signIn.problem).toContainText(`${problems.tooManyWrongCodes}Then send a new code, or use another way to get one.`);
  await signIn.otherWay(/^Call /).click();
  await expect(signIn.problem).toContainText(problems.tooManyWrongCodes);
  expect(control.calls()).toEqual([]);

  control.setClockOffset(301_000);
  const { id } = await control.waitForMessage();
  await signIn.otherWay(/^Email /).click();
  const { code: another } = await control.waitForMessage({ afterId: id });
  await signIn.code.fill(another);
  await signIn.continue.click();
  await expect(home.heading).toBeVisible();
});
