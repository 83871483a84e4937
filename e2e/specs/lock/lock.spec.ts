import { loaded, remember } from '../../fixtures/sessions.ts';
import { processTree } from '../../fixtures/processes.ts';
import { expect, test } from '../../fixtures/test.ts';

test('Ctrl+L closes the home behind its tile, in a window whose process never showed it, and the password opens it again', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  const process = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await process();
  const codes = sandbox.control.messages().length;
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Locked: ${maria.name}` })).toBeVisible();
  await expect.poll(process).not.toBe(before);
  await expect.poll(() => processTree(desk.process.pid)).not.toContain(before);
  await expect(signIn.password).toBeFocused();
  await page.keyboard.type(maria.password);
  await page.keyboard.press('Enter');
  await loaded({ home });
  await expect(home.connection).toContainText('Online');
  expect(sandbox.control.messages()).toHaveLength(codes);
});
