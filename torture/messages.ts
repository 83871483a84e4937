import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesk, type Desk } from '../e2e/fixtures/desk.ts';
import { randomMessages, type Message } from '../e2e/fixtures/random-messages.ts';
import { countOf, fits, isOfSession, outcomes, sendMessages, withoutDialogs, type Answered } from '../e2e/fixtures/send-messages.ts';
import { HomePage } from '../e2e/pages/home-page.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { desktop } from './desktop.ts';

/** So many go at once. */
const batch = 200;
/** They load the page anew, change whose home is open, or lock it sooner, so that a run would end; only what main refuses of them is sent. */
const reloads = /^app\.(?:setLanguage|quit)$/;
const leads = /^(?:session|signIn)\.|^settings\.choose$|^account\.(?:signOutEverywhere|changePassword)$|^app\.(?:setLanguage|quit)$/;
const say = (text: string) => process.stderr.write(`torture: ${text}\n`);

/**
 * Sends `count` random messages from the page of the real program: while nobody is signed in, while a home is open, and while
 * it is locked.
 * Gives what came back, and what must be 0: crashes, answers of data while none is open, failures in a handler.
 */
export async function tortureMessages(count: number): Promise<object> {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(path.join(tmpdir(), 'torture-'));
  try {
    const desk = await startDesk({ folder, config: sandbox.clientConfig, env: desktop });
    let crashes = 0;
    desk.page.on('crash', () => (crashes += 1));
    await withoutDialogs(desk.app);
    const signIn = new SignInPages(desk.page, sandbox);
    const closed: Answered = new Map();
    await send(desk, count / 3, closed, reloads);
    await desk.page.evaluate(() => (globalThis as unknown as { facilityDesk: { signIn: { cancel: (request: object) => Promise<unknown> } } }).facilityDesk.signIn.cancel({}));
    await signIn.loginOptions.waitFor();
    await signIn.rememberMe.check();
    await signIn.byPhone(signIn.person('maria'));
    await new HomePage(desk.page).rows.first().waitFor();
    const open: Answered = new Map();
    await send(desk, count / 3, open, leads);
    await desk.page.keyboard.press('Control+l');
    await signIn.password.waitFor();
    const locked: Answered = new Map();
    await send(desk, count / 3, locked, reloads);
    const given = [closed, locked].map((answered) => countOf(answered, 'ok', isOfSession) + countOf(answered, 'done', isOfSession));
    if (desk.process.exitCode !== null) crashes += 1;
    const log = await readFile(path.join(desk.profile, 'logs/facility-desk.log'), 'utf8');
    await desk.quit();
    return { messages: { sent: Math.ceil(count / 3) * 3, crashes, answeredWhileClosed: given[0], answeredWhileLocked: given[1], closed: summary(closed), open: summary(open), locked: summary(locked), failed: [...new Set(log.split('\n').filter((line) => line.includes('verb.failed')))].slice(0, 20) } };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function send(desk: Desk, count: number, answered: Answered, refusedOnly: RegExp): Promise<void> {
  const wanted = (message: Message) => !refusedOnly.test(`${message.group}.${message.verb}`) || !fits(message);
  for (let sent = 0; sent < count; sent += batch) {
    const messages = fc.sample(randomMessages().filter(wanted), { numRuns: Math.min(batch, count - sent) });
    await sendMessages(desk.page, messages, answered);
    if (sent % 5_000 === 0) say(`${sent} messages`);
  }
}

function summary(answered: Answered): Record<string, number> {
  return Object.fromEntries([...outcomes(answered)].map((outcome) => [outcome, countOf(answered, outcome)]));
}
