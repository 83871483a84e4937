import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesk, type Desk } from '../e2e/fixtures/desk.ts';
import { SignInPages, type Person } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { session } from './session.ts';
import { summary } from './statistics.ts';

const requests = 10_000;
const switches = 20;

/** Two people with 10,000 requests each take turns: last key to the next one's home painted, and Ctrl+L to a screen that takes keys. */
export async function measureSwitch() {
  const sandbox = await startSandbox({ requests });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  try {
    const desk = await startDesk({ folder, config: sandbox.clientConfig, env: session });
    const { page } = desk;
    const signIn = new SignInPages(page, sandbox);
    const people = [signIn.person('maria'), signIn.person('kevin')] as const;
    for (const person of people) {
      await signIn.rememberMe.click();
      await signIn.byPhone(person);
      // Kevin has a few more, of a second facility.
      await page.getByText(/^10,0\d\d requests$/).waitFor();
      await page.getByText(/^as of /).first().waitFor();
      await page.keyboard.press('Control+l');
      await signIn.password.waitFor();
      await page.keyboard.press('Escape');
    }
    const [first] = people;
    await signIn.openTile(first);
    await page.getByRole('gridcell').first().waitFor();
    const painted: number[] = [];
    const keys: number[] = [];
    const locked: number[] = [];
    for (let count = 1; count <= switches; count += 1) {
      const { lockedMs, paintedMs, keyMs } = await switchTo(people[count % 2 === 1 ? 1 : 0], desk, signIn);
      locked.push(lockedMs);
      painted.push(paintedMs - keyMs);
      keys.push(keyMs);
    }
    await desk.quit();
    return { switch: { requestsEach: requests, toHomePaintedBeyondKeyMs: { ...summary(painted), target: 400 }, keyDerivationMs: summary(keys), lockKeyToPasswordFieldMs: summary(locked) } };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function switchTo(person: Person, { page, profile }: Desk, signIn: SignInPages): Promise<{ lockedMs: number; paintedMs: number; keyMs: number }> {
  const begin = performance.now();
  await page.keyboard.press('Control+l');
  await page.locator('input[type=password]:focus').waitFor();
  const lockedMs = performance.now() - begin;
  await page.keyboard.press('ArrowDown');
  await page.locator('.person-current').filter({ hasText: person.username }).waitFor();
  await signIn.password.fill(person.password);
  const paintedMs = await lastKeyToPainted(page);
  const log = await readFile(path.join(profile, 'logs/facility-desk.log'), 'utf8');
  return { lockedMs, paintedMs, keyMs: Number([...log.matchAll(/"event":"vault.key-derived","ms":(\d+)/g)].at(-1)?.[1]) };
}

function lastKeyToPainted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const begin = performance.now();
    document.querySelector('form')?.requestSubmit();
    await new Promise<void>((resolve) => {
      const look = () => (document.querySelector('[role="gridcell"]') ? requestAnimationFrame(() => resolve()) : requestAnimationFrame(look));
      look();
    });
    return performance.now() - begin;
  });
}
