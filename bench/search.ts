import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesk } from '../e2e/fixtures/desk.ts';
import { CasesPage } from '../e2e/pages/cases-page.ts';
import { HomePage } from '../e2e/pages/home-page.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { session } from './session.ts';
import { summary } from './statistics.ts';

const submitted = 100_000;
const searches = ['smith', 'e0601', '1985', 'garcia', 'virginia', 'mo', '97110', 'lopez', 'minnesota', 'therapy', 'j45', 'wheel', 'dmas', 'a1'];
const loadedWithinMs = 1_200_000;

/** Searching all submitted requests of every contract as one types. */
export async function measureSearch() {
  const sandbox = await startSandbox({ submitted });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  try {
    const desk = await startDesk({ folder, config: sandbox.clientConfig, env: session });
    const signIn = new SignInPages(desk.page, sandbox);
    await signIn.byPhone(signIn.person('maria'));
    await new HomePage(desk.page).asOf.first().waitFor({ timeout: loadedWithinMs });
    await desk.page.keyboard.press('Alt+2');
    const cases = new CasesPage(desk.page);
    await cases.rows.first().waitFor();
    // The first search after a change reads all of them.
    await measureKeystrokes(desk.page, cases.search, ['a']);
    const keystrokes = await measureKeystrokes(desk.page, cases.search, searches);
    await desk.quit();
    return { searchKeystrokeToPaintedMs: { requests: submitted, ...summary(keystrokes), target: 32 } };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
