import { violations } from '../../fixtures/accessibility.ts';
import { loaded, remember, unlock } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { startLoginManager } from '../../helpers/login-manager.ts';
import { systemKey } from '../../helpers/system-key.ts';
import { WatchPage } from '../../pages/watch-page.ts';

test('untouched, the PC counts down and locks; a key during the countdown only ends it, with a dialog open too', async ({ open, sandbox }) => {
  const desk = await open({ config: { ...sandbox.clientConfig, settings: { idleLockSeconds: 65, idleWarningSeconds: 60, privacyIdleSeconds: 0 } } });
  const { app, page, signIn, home } = desk;
  const watch = new WatchPage(page);
  const person = signIn.person('maria');
  await remember(desk, person);

  await home.filter.fill('wh');
  await expect(watch.countdown).toBeVisible();
  await expect(watch.said).toHaveText('This PC locks in 60 seconds. Press any key or move the mouse to go on.');
  expect(await violations(desk)).toEqual([]);
  await expect(home.filter).toBeFocused();
  await systemKey(app, 'x');
  await expect(watch.countdown).toBeHidden();
  await expect(home.filter).toBeFocused();
  await systemKey(app, 'i');
  await expect(home.filter).toHaveValue('whi');

  await home.choose(person, 'About Facility Desk');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(watch.countdown).toBeVisible();
  await systemKey(app, 'Escape');
  await expect(watch.countdown).toBeHidden();
  await expect(dialog).toBeVisible();
  await systemKey(app, 'Escape');
  await expect(dialog).toBeHidden();

  await expect(watch.countdown).toBeVisible();
  await page.mouse.move(300, 300);
  await expect(watch.countdown).toBeHidden();
  // The PC slept for an hour without telling so: the wall clock went on, and who touches it now is too late.
  await app.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
  });
  await page.mouse.move(310, 310);
  await expect(home.grid).toBeHidden();
  await unlock(desk, person);
  await loaded(desk);
});

test('a left desktop and sleep lock at once', async ({ open, sandbox, keyring }) => {
  const address = keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const logins = await startLoginManager(address);
  const desk = await open({ config: { ...sandbox.clientConfig, settings: {} }, env: { DBUS_SYSTEM_BUS_ADDRESS: address } });
  const { app, signIn, home } = desk;
  const person = signIn.person('maria');
  await remember(desk, person);
  await expect.poll(() => logins.asked()).toBeGreaterThan(0);

  const ways: readonly (() => unknown)[] = [
    () => logins.lock(),
    () => logins.switchUser(),
    () => app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend')),
  ];
  for (const leave of ways) {
    // The program asks the bus for signals a moment after it asked for its session.
    await expect(async () => {
      await leave();
      await expect(home.grid).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await unlock(desk, person);
    await loaded(desk);
  }
  logins.stop();
});
