import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { electronExecutable, projectRoot } from '../../fixtures/desk.ts';
import { expect, test } from '../../fixtures/test.ts';

test('a second start on the same profile brings the first window to the front, and ends', async ({ desk }) => {
  const { app, signIn } = desk;
  await signIn.withPhone.click();
  await signIn.email.fill('half typed');
  const asked = app.evaluate(({ app: program }) => new Promise<boolean>((resolve) => program.once('second-instance', () => resolve(true))));
  const environment = readFileSync(`/proc/${app.process().pid ?? 0}/environ`, 'utf8').split('\0').filter(Boolean).map((line): [string, string] => {
    const [name = '', ...value] = line.split('=');
    return [name, value.join('=')];
  });
  const second = spawn(electronExecutable(), [projectRoot, '--disable-gpu'], { env: Object.fromEntries(environment), stdio: 'inherit' });
  const ended = await once(second, 'exit');
  expect(ended).toEqual([0, null]);
  expect(await asked).toBe(true);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible() && window.isFocused()))).toEqual([true]);
  await expect(signIn.email).toHaveValue('half typed');
});
