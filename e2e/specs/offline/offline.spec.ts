import { generateSync } from 'otplib';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../../src-shared/models/settings.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { violations } from '../../fixtures/accessibility.ts';
import { loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test as base, type OpenDesk } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';

// Several starts of the program each.
base.describe.configure({ timeout: 120_000 });
base.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

/** The program with these settings of the facility. */
const test = base.extend<{ openWith: (settings: Partial<Settings>) => Promise<OpenDesk> }>({
  openWith: async ({ open, sandbox }, use) => {
    await use((settings) => open({ config: { ...sandbox.clientConfig, settings } }));
  },
});

/** Maria is remembered, the server is gone, and what is kept was opened as often as the facility allows. */
async function opensNoMore(openWith: (settings: Partial<Settings>) => Promise<OpenDesk>, sandbox: Sandbox) {
  const open = () => openWith({ offlineUnlocks: 1 });
  const maria = await rememberAndQuit(open);
  await sandbox.stop();
  const first = await open();
  await first.signIn.openTile(maria);
  await expect(first.home.count).toHaveText('24 requests');
  await expect(first.page.getByText('this opens for 7 more days and 0 more times')).toBeVisible();
  await first.quit();
  return { open, maria };
}

const reason = 'The ward calls about a discharge tonight';

test('beyond its limits what is kept opens with the server, or in an emergency for a reason that no log has', async ({ openWith, sandbox }) => {
  const { open, maria } = await opensNoMore(openWith, sandbox);

  const desk = await open();
  const { signIn, home, page, profile } = desk;
  await signIn.openTile(maria);
  await expect(signIn.problem).toContainText('This was opened without the server as often as your facility allows.');
  await expect(home.heading).toBeHidden();
  expect(await violations(desk)).toEqual([]);
  await page.getByRole('button', { name: 'Emergency access…' }).click();
  const why = page.getByRole('textbox', { name: 'Why is this an emergency?' });
  await expect(why).toBeFocused();
  await page.getByRole('button', { name: 'Go on…' }).click();
  await expect(page.getByText('Write the reason, in 10 characters or more.')).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  await why.fill(reason);
  await page.getByRole('button', { name: 'Go on…' }).click();
  await page.getByRole('button', { name: 'Yes, it is an emergency' }).click();
  await expect(home.count).toHaveText('24 requests');
  const band = page.getByRole('region', { name: 'Emergency access' });
  await expect(band).toContainText(/locks in (30:00|29:\d\d)/);
  expect(await violations(desk)).toEqual([]);

  await sandbox.resume();
  await home.connection.getByRole('button', { name: 'Check now' }).click();
  await expect(home.connection).toContainText('Online');
  await expect(band).toBeHidden();
  const logs = readdirSync(path.join(profile, 'logs')).map((name) => readFileSync(path.join(profile, 'logs', name), 'utf8'));
  expect(logs.join()).not.toContain(reason);
});

test('without a trail on the disk nothing opens in an emergency', async ({ openWith, folder, sandbox }) => {
  const { open, maria } = await opensNoMore(openWith, sandbox);

  const trail = path.join(folder, 'profile', 'audit.sqlite');
  for (const end of ['', '-wal', '-shm']) rmSync(trail + end, { force: true });
  mkdirSync(trail);
  const desk = await open();
  await desk.signIn.openTile(maria);
  await desk.page.getByRole('button', { name: 'Emergency access…' }).click();
  const why = desk.page.getByRole('textbox', { name: 'Why is this an emergency?' });
  await why.fill(reason);
  await desk.page.getByRole('button', { name: 'Go on…' }).click();
  await desk.page.getByRole('button', { name: 'Yes, it is an emergency' }).click();
  await expect(desk.signIn.problem).toContainText('without it nothing opens in an emergency');
  await expect(why).toHaveValue(reason);
  await expect(desk.home.heading).toBeHidden();
  expect(await violations(desk)).toEqual([]);
});

test('abuse case 19: wrong passwords end at the limit over a restart and a profile that is put back; a sign-in opens what is kept again', async ({ openWith, folder, sandbox }) => {
  const open = () => openWith({ unlockAttempts: 3 });
  const maria = await rememberAndQuit(open);
  const [people, older] = [path.join(folder, 'profile', 'people'), path.join(folder, 'older')];
  cpSync(people, older, { recursive: true });
  const first = await open();
  await first.signIn.openTile({ ...maria, password: 'not-the-password-at-all' });
  await expect(first.signIn.problem).toContainText('That password does not open');
  await first.signIn.password.fill('neither-is-this-one');
  await first.signIn.unlock.click();
  await expect(first.page.getByRole('timer')).toContainText('You can try again in');
  await first.kill();

  const second = await open();
  await second.signIn.openTile({ ...maria, password: 'nor-is-this-one-here' });
  await expect(second.signIn.problem).toContainText('After a wrong try, the next one has to wait.');
  await expect(second.signIn.unlock).toBeEnabled();
  await second.signIn.unlock.click();
  await expect(second.signIn.problem).toContainText('There were too many wrong tries on this PC.');
  await second.signIn.password.fill(maria.password);
  await second.signIn.unlock.click();
  await expect(second.signIn.problem).toContainText('There were too many wrong tries on this PC.');
  await second.quit();

  rmSync(people, { recursive: true });
  cpSync(older, people, { recursive: true });
  const third = await open();
  await third.signIn.openTile(maria);
  await expect(third.signIn.problem).toContainText('What counts the tries on this PC was changed or is missing.');
  await third.page.getByRole('button', { name: 'Sign in with the server' }).click();
  await expect(third.signIn.rememberMe).toBeChecked();
  await expect(third.signIn.email).toHaveValue(maria.username);
  await third.signIn.password.fill(maria.password);
  await third.signIn.signIn.click();
  const before = sandbox.control.messages()[0]?.id ?? 0;
  await third.signIn.sendCode.click();
  await third.signIn.code.fill(await third.signIn.newestCode(maria, before));
  await loaded(third);
  await third.quit();

  const last = await open();
  await last.signIn.openTile(maria);
  await loaded(last);
});

test('without the server a code of the authenticator app is wanted too, and each works once', async ({ openWith, sandbox }) => {
  const open = () => openWith({ offlineSecondFactor: true });
  const first = await open();
  const maria = first.signIn.person('maria');
  await first.signIn.rememberMe.check();
  await first.signIn.byPhone(maria);
  await loaded(first);
  await first.home.choose(maria, 'Your account');
  const account = new AccountPage(first.page);
  const secret = await account.toAppKey('My phone');
  const codeOf = (seconds = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });
  await account.code.fill(codeOf());
  await expect(account.recoveryCodes).toHaveCount(10);
  await first.quit();

  const online = await open();
  await online.signIn.openTile(maria);
  await loaded(online);
  await online.quit();

  await sandbox.stop();
  const desk = await open();
  const { signIn, home, page } = desk;
  await signIn.openTile(maria);
  await expect(page.getByRole('heading', { name: 'The server is away: one more step' })).toBeVisible();
  await expect(signIn.code).toBeFocused();
  expect(await violations(desk)).toEqual([]);
  await signIn.code.fill('000000');
  await signIn.unlock.click();
  await expect(signIn.problem).toContainText('That is not the code that your authenticator app shows now.');
  const used = codeOf();
  await signIn.code.fill(used);
  await signIn.unlock.click();
  await expect(home.count).toHaveText('24 requests');

  await page.keyboard.press('Control+l');
  await signIn.password.fill(maria.password);
  await signIn.unlock.click();
  await expect(page.getByRole('heading', { name: 'The server is away: one more step' })).toBeVisible();
  await signIn.code.fill(used);
  await signIn.unlock.click();
  await expect(signIn.problem).toContainText('That is not the code that your authenticator app shows now.');
  await signIn.code.fill(codeOf(30));
  await signIn.unlock.click();
  await expect(home.count).toHaveText('24 requests');
});

test('a session that the server ended opens nothing without it from then on', async ({ open, sandbox }) => {
  const maria = await rememberAndQuit(open);
  sandbox.control.revokeSessions(maria.username);
  const told = await open();
  await told.signIn.openTile(maria);
  await expect(told.home.connection).toContainText('Sign-in needed');
  await told.quit();
  await sandbox.stop();
  const { signIn, home } = await open();
  await signIn.openTile(maria);
  await expect(signIn.problem).toContainText('The server has ended your session on this PC.');
  await expect(home.heading).toBeHidden();
});
