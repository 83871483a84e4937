import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesk, type Desk } from '../e2e/fixtures/desk.ts';
import { HomePage } from '../e2e/pages/home-page.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { session } from './session.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { summary } from './statistics.ts';

const requests = 10_000;
const filters = ['smith', 'outpatient', '19', 'gar', 'virginia', 'mo'];

/** What the front desk waits for with 10,000 unsubmitted requests: loading them, unlocking onto them, filtering them. */
export async function measureWorklist(rounds: number) {
  const sandbox = await startSandbox({ requests });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const open = () => startDesk({ folder, config: sandbox.clientConfig, env: session });
  try {
    const firstLoad = await measureFirstLoad(await open(), (page) => new SignInPages(page, sandbox));
    const unlocks: { paintedMs: number; keyMs: number }[] = [];
    const keystrokes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const desk = await open();
      const signIn = new SignInPages(desk.page, sandbox);
      unlocks.push(await measureUnlock(desk, signIn));
      keystrokes.push(...(await measureKeystrokes(desk.page, new HomePage(desk.page).filter, filters)));
      await desk.quit();
    }
    return {
      firstLoad: { requests, ...firstLoad, mainLoopDelayTargetMs: 20 },
      unlockMs: {
        keyDerivation: summary(unlocks.map(({ keyMs }) => keyMs)),
        toHomePaintedBeyondKey: summary(unlocks.map(({ paintedMs, keyMs }) => paintedMs - keyMs)),
        target: 150,
      },
      filterKeystrokeToPaintedMs: { ...summary(keystrokes), target: 32 },
    };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first sign-in, while the rows arrive: how long, and how long main's loop was held up. */
async function measureFirstLoad(desk: Desk, pages: (page: Page) => SignInPages) {
  const signIn = pages(desk.page);
  const person = signIn.person('maria');
  await signIn.rememberMe.click();
  await desk.app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    Object.assign(globalThis, { loopDelay: delay });
  });
  await desk.app.evaluate(() => (globalThis as unknown as { loopDelay: { enable: () => void } }).loopDelay.enable());
  await signIn.byPhone(person);
  const begin = performance.now();
  await desk.page.getByText('10,000 requests', { exact: true }).waitFor();
  await desk.page.getByText(/^as of /).first().waitFor();
  const loadedMs = Math.round(performance.now() - begin);
  const delay = await desk.app.evaluate(() => {
    const { loopDelay } = globalThis as unknown as { loopDelay: { percentile: (p: number) => number; max: number } };
    return { p99: loopDelay.percentile(99) / 1e6, max: loopDelay.max / 1e6 };
  });
  await desk.quit();
  return { loadedMs, mainLoopDelayMs: { p99: Math.round(delay.p99 * 10) / 10, max: Math.round(delay.max * 10) / 10 } };
}

/** Password entered to rows painted, and what of it was key derivation, by the program's log. */
async function measureUnlock(desk: Desk, signIn: SignInPages) {
  const person = signIn.person('maria');
  await signIn.tile(person).click();
  await signIn.password.fill(person.password);
  const paintedMs = await desk.page.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Unlock');
    const begin = performance.now();
    button?.click();
    await new Promise<void>((resolve) => {
      const look = () => (document.querySelector('[role="gridcell"]') ? requestAnimationFrame(() => resolve()) : requestAnimationFrame(look));
      look();
    });
    return performance.now() - begin;
  });
  const log = await readFile(path.join(desk.profile, 'logs/facility-desk.log'), 'utf8');
  return { paintedMs, keyMs: Number([...log.matchAll(/"event":"vault.key-derived","ms":(\d+)/g)].at(-1)?.[1]) };
}
