import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { keptFiles } from '../../fixtures/kept.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { SystemBrowser } from '../../helpers/system-browser.ts';
import { DomainPages, pins, signInUnseen } from '../../pages/domain-pages.ts';
import { problems } from '../../pages/problems.ts';

/** Nadia signs in with Remember Me, and chooses a PIN. */
async function remember({ page, signIn, home }: OpenDesk, browser: SystemBrowser, sandbox: Sandbox) {
  const domain = new DomainPages(page);
  const nadia = signIn.person('nadia');
  await signIn.rememberMe.check();
  await domain.login.click();
  expect(await signInUnseen(sandbox, await browser.next(), nadia)).toContain('You are signed in');
  await expect(domain.newPin).toBeFocused();
  await domain.choosePin(pins.first);
  await loaded({ home });
  return nadia;
}

/** Where each remembered person's vault is. */
const vaultFiles = (folder: string) => keptFiles(folder).filter((file) => file.endsWith('vault.json'));

async function unlock({ page, signIn }: OpenDesk, typed: string): Promise<void> {
  await new DomainPages(page).pin.fill(typed);
  await signIn.unlock.click();
}

test('Remember Me keeps the home under a PIN, also offline', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  let desk = await open({ env: browser.env });
  const nadia = await remember(desk, browser, sandbox);
  expect(keptFiles(folder)).not.toEqual([]);

  await test.step('the next start opens by it', async () => {
    await desk.quit();
    desk = await open({ env: browser.env });
    await desk.signIn.tile(nadia).click();
    await unlock(desk, pins.wrong);
    await expect(desk.signIn.problem).toContainText(problems.wrongPin);
    await unlock(desk, pins.first);
    await expect(desk.home.count).toHaveText('31 requests');
    await expect(desk.home.connection).toContainText('Online');
  });

  await test.step('offline too', async () => {
    await desk.quit();
    await sandbox.stop();
    desk = await open({ env: browser.env });
    await desk.signIn.tile(nadia).click();
    await unlock(desk, pins.first);
    await expect(desk.home.count).toHaveText('31 requests');
    await expect(desk.home.connection).toContainText('Offline');
    await sandbox.resume();
    await expect(desk.home.connection).toContainText('Online');
    expect(await browser.opened()).toHaveLength(1);
  });
});

test('a session that ended is confirmed in the browser by nobody else; a forgotten PIN is chosen anew', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  const desk = await open({ env: browser.env });
  const { signIn, home, page } = desk;
  const domain = new DomainPages(page);
  const nadia = await remember(desk, browser, sandbox);

  await test.step('confirming', async () => {
    sandbox.control.revokeSessions(nadia.username);
    await home.refresh.click();
    await expect(home.connection).toContainText('Sign-in needed');
    await home.signInAgain.click();
    expect(await signInUnseen(sandbox, await browser.next(), signIn.person('samuel'))).toContain('You are not signed in');
    await expect(signIn.problem).toContainText(problems.otherPerson);
    expect(sandbox.control.sessionCount(signIn.person('samuel').username)).toBe(0);
    await domain.openPage.click();
    await signInUnseen(sandbox, await browser.next(), nadia);
    await expect(home.connection).toContainText('Online');
    await expect(home.count).toHaveText('31 requests');
  });

  await test.step('the forgotten PIN: what is kept is opened by the recovery key', async () => {
    const vaults = vaultFiles(folder);
    await home.choose(nadia, 'Sign out');
    await browser.next();
    await signIn.tile(nadia).click();
    await page.getByRole('button', { name: 'Forgot your PIN?' }).click();
    await signInUnseen(sandbox, await browser.next(), nadia);
    await domain.enterPin(pins.wrong);
    await expect(signIn.problem).toContainText(problems.wrongPin);
    await domain.startAfresh.click();
    await domain.choosePin(pins.second);
    await loaded({ home });
    expect(vaultFiles(folder)).toEqual(vaults);
    await expect(home.count).toHaveText('31 requests');
  });

  await test.step('the new one opens, the old one does not', async () => {
    await home.choose(nadia, 'Sign out');
    await signIn.tile(nadia).click();
    await unlock(desk, pins.first);
    await expect(signIn.problem).toContainText(problems.wrongPin);
    await unlock(desk, pins.second);
    await expect(home.count).toHaveText('31 requests');
  });
});
