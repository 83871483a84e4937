import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { electronExecutable, projectRoot } from '../../fixtures/desk.ts';
import { expect, test } from '../../fixtures/test.ts';

test('a second start on the same profile brings the first window to the front, and ends', async ({ desk }) => {
  const { app, signIn } = desk;
  await signIn.withPhone.click();
  await signIn.email.fill('half typed');
  const asked = app.evaluate(({ app: program }) => new Promise<boolean>((resolve) => program.once('second-instance', () => resolve(true))));
  const environment = await app.evaluate(() => ({ ...process.env }));
  const second = spawn(electronExecutable(), [projectRoot, '--disable-gpu'], { env: environment, stdio: 'ignore' });
  const ended = await once(second, 'exit');
  expect(ended).toEqual([0, null]);
  expect(await asked).toBe(true);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible() && window.isFocused()))).toEqual([true]);
  await expect(signIn.email).toHaveValue('half typed');
});
