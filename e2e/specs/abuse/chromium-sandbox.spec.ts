import { readFileSync } from 'node:fs';
import { commandLines, processTree } from '../../fixtures/processes.ts';
import { expect, test } from '../../fixtures/test.ts';

const filtered = 2; // SECCOMP_MODE_FILTER, proc(5)

test('the window runs in the Chromium sandbox, under an ordinary user', async ({ desk }) => {
  await expect(desk.signIn.loginOptions).toBeVisible();
  const pid = desk.process.pid;
  expect(process.getuid?.()).not.toBe(0);
  expect(commandLines(pid).filter((line) => line.includes('--no-sandbox'))).toEqual([]);
  const renderers = processTree(pid).filter((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('--type=renderer'));
  expect(renderers).not.toEqual([]);
  for (const renderer of renderers) {
    const mode = Number(/^Seccomp:\s+(\d)$/m.exec(readFileSync(`/proc/${renderer}/status`, 'utf8'))?.[1]);
    expect(mode).toBe(filtered);
  }
});
