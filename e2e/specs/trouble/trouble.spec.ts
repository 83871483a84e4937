import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';
import { TroublePage } from '../../pages/trouble-page.ts';

test('it says what was sent and answered, keeps what was typed, and its report has nothing of anybody', async ({ desk, sandbox }) => {
  const { app, signIn, home, page } = desk;
  const trouble = new TroublePage(page);
  const maria = signIn.person('maria');

  await test.step('from the login page: nothing happened yet, and everything works', async () => {
    await signIn.rememberMe.check();
    await trouble.opener.click();
    await expect(trouble.heading).toBeFocused();
    await expect(trouble.code).toContainText('None was sent since the program was started.');
    await expect(page.getByText('Nothing since the program was started.')).toBeVisible();
    await expect(trouble.helpers).toContainText('If you don’t know who that is, call support.');
    await expect(trouble.helpers).toContainText('1-800-555-0199');
    await expect(trouble.checked).toBeVisible();
    for (const server of ['Sign-in server', 'Server of the requests', 'Sign-in of Kepro domain accounts']) await expect(trouble.check(server)).toContainText('It answers.');
    await expect(trouble.check('Clock of this PC')).toContainText('It is right.');
    await expect(trouble.check('Keychain, for Remember Me')).toContainText('It works.');
    await page.keyboard.press('Escape');
    await expect(trouble.opener).toBeFocused();
    await expect(signIn.rememberMe).toBeChecked();
  });

  const code = await test.step('from the code: it and the step are as they were', async () => {
    await signIn.enterCredentials('phone', { ...maria, password: 'not-the-one' });
    await expect(signIn.problem).toContainText(problems.invalidCredentials);
    await signIn.password.fill(maria.password);
    await signIn.signIn.click();
    await signIn.sendCode.click();
    const sent = await signIn.newestCode(maria);
    await signIn.code.fill(sent.replace(/^./, (digit) => String((Number(digit) + 1) % 10)));
    await expect(signIn.problem).toContainText(problems.wrongCode);
    await signIn.code.fill(sent.slice(0, 3));
    await trouble.openerInStep.click();
    await expect(trouble.heading).toBeFocused();
    await expect(trouble.code).toContainText('ByText message');
    await expect(trouble.code).toContainText('ToXXX-XXX-0147');
    await expect(trouble.code).toContainText('SentOnce');
    await expect(trouble.code).toContainText(/Works5 minutes, until \d/);
    await expect(trouble.answers).toHaveText([
      new RegExp(`${problems.wrongCode}.*Reference for support [\\da-f-]{36}`),
      new RegExp(`${problems.invalidCredentials}.*Reference for support [\\da-f-]{36}`),
    ]);
    // The case that fits the last answer is open.
    await expect(page.getByText('Use only the newest code.')).toBeVisible();
    await expect(page.getByText('It works for 2 days.')).toBeHidden();
    return sent;
  });

  await test.step('the report', async () => {
    await expect(trouble.checked).toBeVisible();
    const report = await trouble.report(app);
    const versions = await app.evaluate(({ app: program }) => [program.getVersion(), process.versions.electron]);
    expect(report).toContain(`Facility Desk ${versions[0]} (Electron ${versions[1]}`);
    expect(report).toContain(`Server: ${new URL(sandbox.url).host}`);
    expect(report).toMatch(/clock: good/);
    expect(report).toMatch(/Last code: sms at \S+Z, sent 1 times, lives 300\.0 s/);
    expect(report).toMatch(/wrong-code reference [\da-f-]{36}\n.*invalid-credentials reference [\da-f-]{36}$/);
    for (const secret of [maria.username, 'Maria', 'Delgado', '0147', code, maria.password]) expect(report).not.toContain(secret);
    await trouble.back.click();
    await expect(trouble.openerInStep).toBeFocused();
    await expect(signIn.code).toHaveValue(code.slice(0, 3));
    await signIn.code.fill(code);
    await loaded(desk);
  });

  await test.step('after a remembered home: who can help', async () => {
    await home.choose(maria, 'Sign out');
    await trouble.opener.click();
    await expect(trouble.helpers).toContainText('Provider Portal Administrators of your facility');
    const [administrator] = await trouble.helpers.getByRole('listitem').allTextContents();
    expect(administrator).toContain('Riverbend Regional');
    const name = (await trouble.helpers.getByRole('listitem').first().getByRole('strong').textContent()) ?? 'missing';
    expect(await trouble.report(app)).not.toContain(name);
  });
});

test('its checks say what does not work: the server, this PC’s clock', async ({ desk, sandbox }) => {
  const trouble = new TroublePage(desk.page);
  await expect(desk.signIn.loginOptions).toBeVisible();
  await sandbox.stop();
  await trouble.opener.click();
  for (const server of ['Sign-in server', 'Server of the requests', 'Sign-in of Kepro domain accounts']) await expect(trouble.check(server)).toContainText(problems.offline);
  await expect(trouble.checked).toBeVisible();

  await sandbox.resume();
  sandbox.control.setClockOffset(3_600_000);
  await trouble.checkAgain.click();
  await expect(trouble.check('Sign-in server')).toContainText('It answers.');
  await expect(trouble.check('Clock of this PC')).toContainText(/It is wrong\. 60 minutes behind the server\.Switch on the automatic date and time/);
});

test.describe('a keychain that is locked', () => {
  test.use({ keyringMode: 'locked' });

  test('is found by the checks, with what to do', async ({ desk }) => {
    const trouble = new TroublePage(desk.page);
    await trouble.opener.click();
    await expect(trouble.check('Keychain, for Remember Me')).toContainText('The keychain of this PC is locked. Unlock the system’s password store');
  });
});
