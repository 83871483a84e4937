import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptFiles, peopleFolder } from '../../fixtures/kept.ts';
import { loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ sandboxOptions: { settings: { codeInterval: 0, resetPollInterval: 1 } } });

const next = 'slow-walnut-tides-over-granite-61';
/** Another code of the same length. */
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

test('a forgotten password: nobody learns whether there is an account, and the new one signs in, with the second factor when the server wants it', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  const doors = new DoorsPages(page, sandbox);
  const maria = signIn.person('maria');
  await signIn.withPhone.click();
  await signIn.email.fill('nobody@riverbend.example');
  await doors.forgotPassword.click();
  await expect(doors.heading(headings.reset)).toBeVisible();
  await expect(doors.email).toHaveValue('nobody@riverbend.example');
  await page.keyboard.press('Escape');
  await expect(doors.heading(headings.password)).toBeVisible();
  await expect(signIn.email).toHaveValue('nobody@riverbend.example');
  await doors.forgotPassword.click();

  await test.step('an address that nobody has gets the same screens', async () => {
    const shown: string[] = [];
    for (const address of ['nobody@riverbend.example', maria.username]) {
      await doors.email.fill(address);
      await doors.send.click();
      await expect(page.getByText('If there is an account for this address, a code has been sent to it.')).toBeVisible();
      await expect(page.getByText(`, for ${address}.`)).toBeVisible();
      await doors.enterResetCode('12345678');
      await expect(signIn.problem).toContainText(problems.wrongCode);
      shown.push((await page.getByRole('main').innerText()).replaceAll(/\d\d?:\d\d/g, '0:00').replaceAll(address, 'ADDRESS'));
      if (address !== maria.username) await page.keyboard.press('Escape');
    }
    expect(shown[1]).toBe(shown[0]);
    expect(control.messages()).toHaveLength(1);
  });

  await test.step('a wrong code, one that is too late, and the newest one', async () => {
    await doors.enterResetCode(wrong(await signIn.newestCode(maria)));
    await expect(signIn.problem).toContainText(problems.wrongCode);
    control.setClockOffset(301_000);
    await doors.enterResetCode(await signIn.newestCode(maria));
    await expect(signIn.problem).toContainText(`${problems.expiredCode}Send a new code`);
    await expect(signIn.sendNewCode).toHaveText(/^Send new code in 0:[0-2]\d$/);
    await page.evaluate(() => {
      const before = performance.now();
      performance.now = () => before + 30_000;
    });
    await expect(signIn.sendNewCode).toHaveText('Send new code');
    await doors.enterResetCode(await doors.codeOf(maria.username, () => signIn.sendNewCode.click()));
    await expect(doors.heading(headings.newPasswordAgain)).toBeVisible();
  });

  await test.step('a password that is not taken, a change that fails, and one that works', async () => {
    await doors.choosePassword(maria.password);
    await expect(signIn.problem).toContainText(`${problems.passwordRecentlyUsed} Choose one that is new`);
    await expect(doors.newPassword).toHaveValue(maria.password);
    control.changeSettings({ resetFails: true, resetSteps: 1, mfaAfterReset: true });
    await doors.choosePassword(next);
    await expect(doors.heading(headings.resetting)).toBeVisible();
    await expect(page.getByText(/^The server is asked for (5:00|4:5\d) more\.$/)).toBeVisible();
    await expect(signIn.problem).toContainText(`${problems.resetFailed}Choose a new password, and send it again.`);
    await expect(doors.heading(headings.newPasswordAgain)).toBeVisible();
    control.changeSettings({ resetFails: false });
    control.addFault({ kind: 'status', status: 503, path: '*/poll_completion', times: 1 });
    await doors.choosePassword(next);
    await expect(doors.heading(headings.resetting)).toBeVisible();
    await doors.enterCode(await doors.codeOf(maria.username, () => doors.sendCode.click()));
    await expect(home.heading).toBeVisible();
  });

  await test.step('the old password is over', async () => {
    await home.choose(maria, 'Sign out');
    await signIn.enterCredentials('phone', maria);
    await expect(signIn.problem).toContainText(problems.invalidCredentials);
    await signIn.password.fill(next);
    await signIn.signIn.click();
    await expect(signIn.sendCode).toBeVisible();
    await signIn.cancel.click();
  });

  await test.step('a change that takes too long is told, and the person signs in later', async () => {
    control.changeSettings({ resetSteps: 1_000 });
    await signIn.withPhone.click();
    await doors.forgotPassword.click();
    await doors.enterResetCode(await doors.giveAddress(maria.username));
    await doors.choosePassword(`${next}-b`);
    await expect(doors.heading(headings.resetting)).toBeVisible();
    await desk.app.evaluate(() => {
      const before = performance.now();
      performance.now = () => before + 300_000;
    });
    await expect(signIn.problem).toContainText(`${problems.resetSlow}Wait a few minutes, then sign in with the new one.`);
    await expect(signIn.email).toHaveValue(maria.username);
  });
});

/** The tile's way to a new password, up to choosing it. */
async function forgetAtTile({ page, signIn }: OpenDesk, sandbox: ConstructorParameters<typeof DoorsPages>[1]): Promise<DoorsPages> {
  const doors = new DoorsPages(page, sandbox);
  const maria = signIn.person('maria');
  await signIn.tile(maria).click();
  await doors.forgotPassword.click();
  await expect(doors.email).toHaveValue(maria.username);
  await expect(doors.email).toHaveAttribute('readonly');
  await doors.enterResetCode(await doors.codeOf(maria.username, () => doors.send.click()));
  await expect(doors.heading(headings.newPasswordAgain)).toBeVisible();
  return doors;
}

test('a remembered person resets the password, and what this PC keeps opens with the new one, offline too', async ({ open, folder, sandbox }) => {
  let desk = await open();
  const maria = desk.signIn.person('maria');
  await remember(desk, maria);
  const vault = () => {
    const file = keptFiles(folder).find((name) => name.endsWith('vault.json'));
    return file === undefined ? '' : readFileSync(path.join(peopleFolder(folder), file), 'utf8');
  };
  await expect.poll(vault).toContain('"recovery"');
  const [kept] = keptFiles(folder);
  await desk.home.choose(maria, 'Sign out');

  const doors = await forgetAtTile(desk, sandbox);
  await expect(desk.page.getByText('What this PC keeps for you stays.')).toBeVisible();
  await expect(desk.page.getByText('It opens with your new password.')).toBeVisible();
  await doors.choosePassword(next);
  await loaded(desk);
  await expect(desk.home.count).toHaveText('24 requests');
  expect(keptFiles(folder)[0]).toBe(kept);

  await desk.quit();
  await sandbox.stop();
  desk = await open();
  await desk.signIn.openTile(maria);
  await expect(desk.signIn.problem).toContainText('That password does not open what this PC keeps for you.');
  await desk.signIn.password.fill(next);
  await desk.signIn.unlock.click();
  await expect(desk.home.count).toHaveText('24 requests');
  await expect(desk.home.connection).toContainText('Offline');
});

test('without an account service it is said before that the old password is still needed, and it keeps what is here', async ({ open, folder, sandbox }) => {
  const { accountUrl: _none, ...config } = sandbox.clientConfig;
  const desk = await open({ config });
  const maria = desk.signIn.person('maria');
  await remember(desk, maria);
  const [kept] = keptFiles(folder);
  await desk.home.choose(maria, 'Sign out');

  const doors = await forgetAtTile(desk, sandbox);
  await expect(desk.page.getByText('What this PC keeps for you opens only with your old password.')).toBeVisible();
  await expect(desk.page.getByText('Once the new one is set, type the old one to keep it all')).toBeVisible();
  await doors.choosePassword(next);
  await doors.earlierPassword.fill(maria.password);
  await doors.keepWhatIsHere.click();
  await loaded(desk);
  expect(keptFiles(folder)[0]).toBe(kept);
  await desk.home.choose(maria, 'Sign out');
  await desk.signIn.openTile({ ...maria, password: next });
  await loaded(desk);
});
