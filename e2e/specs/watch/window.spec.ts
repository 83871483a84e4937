import { expect, test } from '../../fixtures/test.ts';

test('a kiosk fills the screen, content protection is asked for, and both again whenever the window comes back', async ({ open, sandbox }) => {
  const { app, signIn } = await open({ config: { ...sandbox.clientConfig, settings: { kiosk: true, contentProtection: true } } });
  await expect(signIn.withPhone).toBeVisible();
  const isKiosk = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk());
  await expect.poll(isKiosk).toBe(true);

  // Linux has no content protection: what can be seen is that the window is told.
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('No window');
    const told: boolean[] = [];
    Object.assign(globalThis, { told });
    window.setContentProtection = (enable) => void told.push(enable);
  });
  const told = () => app.evaluate(() => (globalThis as unknown as { told: boolean[] }).told);
  for (const event of ['show', 'restore', 'focus'] as const) {
    const before = (await told()).length;
    await app.evaluate(({ BrowserWindow }, comesBack) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setKiosk(false);
      window?.emit(comesBack);
    }, event);
    await expect.poll(isKiosk).toBe(true);
    expect((await told()).slice(before)).toContain(true);
  }
  expect(await told()).not.toContain(false);
});
