import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesk } from '../e2e/fixtures/desk.ts';
import { CreateCasePage } from '../e2e/pages/create-case-page.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { session } from './session.ts';
import { summary } from './statistics.ts';

const text = 'Consumer lives alone; start of service is needed soon. Earlier authorization has run out. ';
const rounds = 3;

interface Times {
  readonly painted: number[];
  readonly saved: number[];
}

/** A key typed into a request that is kept (encrypted, on disk): until it is painted, and until it is acknowledged as saved. */
export async function measureTyping() {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  try {
    const desk = await startDesk({ folder, config: sandbox.clientConfig, env: session });
    const signIn = new SignInPages(desk.page, sandbox);
    const form = new CreateCasePage(desk.page);
    await signIn.rememberMe.click();
    await signIn.byPhone(signIn.person('maria'));
    await desk.page.getByText(/^as of /).first().waitFor();
    await desk.page.keyboard.press('Alt+3');
    await form.begin.click();
    await form.stepButton('Notes').click();
    await form.field('What the reviewer should know').focus();
    const { painted, saved } = await measureKeys(desk.page);
    await desk.quit();
    return { typing: { keyToPaintedMs: { ...summary(painted), target: 16 }, keyToSavedMs: summary(saved) } };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureKeys(page: Page): Promise<Times> {
  await page.evaluate(() => {
    const times: Times = { painted: [], saved: [] };
    Object.assign(globalThis, { times });
    let waiting: number | undefined;
    document.addEventListener(
      'input',
      ({ timeStamp }) => {
        waiting = timeStamp;
        requestAnimationFrame(() => {
          // After a frame's callbacks come style, layout and paint; the message is handled after those.
          const painted = new MessageChannel();
          painted.port1.onmessage = () => times.painted.push(performance.now() - timeStamp);
          painted.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (waiting === undefined || document.querySelector('.save-state')?.textContent.startsWith('Saved') !== true) return;
      times.saved.push(performance.now() - waiting);
      waiting = undefined;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const count = () => page.evaluate(() => (globalThis as unknown as { times: Times }).times.saved.length);
  for (const key of text.repeat(rounds)) {
    const before = await count();
    await page.keyboard.press(key);
    await page.waitForFunction((known) => (globalThis as unknown as { times: Times }).times.saved.length > known, before);
  }
  return page.evaluate(() => (globalThis as unknown as { times: Times }).times);
}
