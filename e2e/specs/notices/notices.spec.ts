import type { DecisionKind } from '../../../sandbox/fhir/pas/decision.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { findLeaks } from '../../fixtures/leaks.ts';
import { policyIn } from '../../fixtures/policy.ts';
import { loaded, remember, unlock } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { startNotificationServer } from '../../helpers/notification-server.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

/** The payer decides one of the pended requests, and writes a message about it. */
async function decideOne({ control }: Sandbox, kind: DecisionKind): Promise<void> {
  for (const { id = '' } of control.claims().filter(({ status }) => status === 'active')) if (await control.decide(id, kind)) return;
  throw new Error('No request is pended.');
}

/** The person turns to another program; or back. */
const turnAway = ({ app }: OpenDesk) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
const turnBack = ({ app }: OpenDesk) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
const rendererOf = ({ app }: OpenDesk) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
const isFocused = ({ app }: OpenDesk) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());

/** The home has brought this many new messages. */
async function brings({ page }: OpenDesk, newMessages: number): Promise<void> {
  // A refresh that is under way may have passed the messages already.
  await expect(async () => {
    await page.keyboard.press('F5');
    await expect(page.getByText(new RegExp(`^${newMessages} NEW MESSAGES`))).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test('what is new is told to who works in another window, as a count and no more; a click leads back, a lock takes it away', async ({ desk, sandbox, keyring, folder }) => {
  const desktop = await startNotificationServer(keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const maria = desk.signIn.person('maria');
  await remember(desk, maria);
  await brings(desk, 3);
  await expect.poll(() => desktop.count()).toBeGreaterThan(3);
  const before = desktop.count();

  await test.step('a burst is one notice, and what comes later takes its place', async () => {
    await turnAway(desk);
    await decideOne(sandbox, 'contact-payer');
    await brings(desk, 4);
    await expect.poll(() => desktop.standing()).toEqual(['1 request needs an answer\n1 new message']);
    await decideOne(sandbox, 'certified');
    await brings(desk, 5);
    await expect.poll(() => desktop.standing()).toEqual(['1 request needs an answer\n2 new messages']);
    // Two messages more, and one pended request less.
    await expect.poll(() => desktop.count()).toBe(before + 1);
  });

  await test.step('a click brings the window to the front, where it is dealt with', async () => {
    expect(await isFocused(desk)).toBe(false);
    desktop.click();
    await expect.poll(() => isFocused(desk)).toBe(true);
    await expect(desk.home.tab('CASES')).toHaveAttribute('aria-current', 'page');
    await desk.home.tab('HOME').click();
  });

  await test.step('a lock closes it and clears the number; after it nothing is told again', async () => {
    await turnAway(desk);
    await decideOne(sandbox, 'not-certified');
    await brings(desk, 6);
    await expect.poll(() => desktop.standing()).toEqual(['1 new message']);
    const told = desktop.shown().length;
    const renderer = await rendererOf(desk);
    await desk.page.keyboard.press('Control+l');
    await expect.poll(() => desktop.standing()).toEqual([]);
    await expect.poll(() => desktop.count()).toBe(0);
    await expect.poll(() => rendererOf(desk)).not.toBe(renderer);
    await decideOne(sandbox, 'certified');
    await turnBack(desk);
    await unlock(desk, maria);
    await loaded(desk);
    await brings(desk, 7);
    await loaded(desk);
    // One is read, and the number follows: by then all that came is known.
    await desk.page.getByRole('button', { name: 'Go to Message Center' }).click();
    await new MessagesPage(desk.page).rows.first().click();
    await desk.home.tab('HOME').click();
    await expect.poll(() => desktop.count()).toBe(before);
    await turnAway(desk);
    expect(desktop.shown()).toHaveLength(told);
    await decideOne(sandbox, 'certified');
    await brings(desk, 7);
    await expect.poll(() => desktop.shown().slice(told).map(({ body }) => body)).toEqual(['1 new message']);
  });

  expect(new Set(desktop.shown().map(({ title }) => title))).toEqual(new Set(['Facility Desk']));
  const texts = desktop.shown().map(({ everything }) => everything);
  expect(await findLeaks({ folder: `${folder}/nothing`, texts, sandbox }), 'no notice says about whom').toEqual([]);
  expect(texts.join('\n')).not.toMatch(new RegExp(sandbox.control.claims().map(({ id = '' }) => id).join('|')));
  await desk.quit();
  expect(desktop.standing()).toEqual([]);
  expect(desktop.count()).toBe(0);
  desktop.stop();
});

test('where the policy wants no notices or no number there are none, and a change of it takes effect at once; both go with a sign-out', async ({ open, folder, sandbox, keyring }) => {
  const desktop = await startNotificationServer(keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const { sandboxOutbox: _none, ...servers } = sandbox.clientConfig;
  const setting = (notifications: boolean, taskbarCount: boolean) => policyIn(folder, { ...servers, notifications, taskbarCount });
  const desk = await open({ env: await setting(false, true) });
  const maria = desk.signIn.person('maria');
  await desk.signIn.byPhone(maria);
  await loaded(desk);
  await expect.poll(() => desktop.count()).toBeGreaterThan(3);
  const before = desktop.count();
  await turnAway(desk);
  await decideOne(sandbox, 'contact-payer');
  await brings(desk, 4);
  await expect.poll(() => desktop.count()).toBe(before + 1);
  await setting(true, false);
  await expect.poll(() => desktop.count()).toBe(0);
  expect(desktop.shown()).toEqual([]);

  await decideOne(sandbox, 'certified');
  await brings(desk, 5);
  await expect.poll(() => desktop.shown().map(({ body }) => body)).toEqual(['1 new message']);
  expect(desktop.count()).toBe(0);
  await setting(false, false);
  await expect.poll(() => desktop.standing()).toEqual([]);

  await setting(true, true);
  await expect.poll(() => desktop.count()).toBe(before + 1);
  await decideOne(sandbox, 'certified');
  await brings(desk, 6);
  await expect.poll(() => desktop.standing()).toEqual(['1 new message']);
  await desk.home.choose(maria, 'Sign out');
  await expect(desk.signIn.loginOptions).toBeVisible();
  await expect.poll(() => desktop.standing()).toEqual([]);
  await expect.poll(() => desktop.count()).toBe(0);
  desktop.stop();
});

test.describe('without a session bus', () => {
  test.use({ keyringMode: 'no-bus' });

  test('nothing is shown, and the work goes on', async ({ desk, sandbox }) => {
    await desk.signIn.byPhone(desk.signIn.person('maria'));
    await loaded(desk);
    await turnAway(desk);
    await decideOne(sandbox, 'certified');
    await brings(desk, 4);
    await decideOne(sandbox, 'certified');
    await brings(desk, 5);
  });
});
