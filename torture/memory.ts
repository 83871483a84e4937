import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronExecutable, projectRoot, startDesk } from '../e2e/fixtures/desk.ts';
import { countInMemory, readableMemory } from '../e2e/fixtures/memory.ts';
import { HomePage } from '../e2e/pages/home-page.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { desktop } from './desktop.ts';

/** So many texts of the open home are looked for. */
const looked = 20;

/** Opens and locks the home `count` times; how many of 20 texts of it are in the memory of all renderers, and of main, while it is open and once it is locked. */
export async function tortureMemory(count: number): Promise<object> {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(path.join(tmpdir(), 'torture-'));
  try {
    const program = { executablePath: electronExecutable(), args: [projectRoot, readableMemory] };
    const { page, process: { pid }, quit } = await startDesk({ folder, config: sandbox.clientConfig, env: desktop, program });
    const signIn = new SignInPages(page, sandbox);
    const maria = signIn.person('maria');
    const home = new HomePage(page);
    await signIn.rememberMe.check();
    await signIn.byPhone(maria);
    const open = { renderers: 0, main: 0 };
    const locked = { renderers: 0, main: 0 };
    for (let round = 0; round < count; round += 1) {
      await home.rows.nth(8).waitFor();
      const texts = [...new Set(await page.getByRole('gridcell').allTextContents())].filter((text) => /^\S+, |^\d{6,}$/.test(text)).slice(0, looked);
      if (texts.length < looked) throw new Error('Too few rows are shown');
      add(open, countInMemory(pid, texts));
      await page.keyboard.press('Control+l');
      await signIn.password.waitFor();
      add(locked, countInMemory(pid, texts));
      await signIn.password.fill(maria.password);
      await signIn.unlock.click();
    }
    await quit();
    return { memory: { locks: count, textsEach: looked, open, locked } };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function add(sum: { renderers: number; main: number }, more: ReturnType<typeof countInMemory>): void {
  sum.renderers += more.renderers;
  sum.main += more.main;
}
