import fc from 'fast-check';
import { electronExecutable, projectRoot } from '../../fixtures/desk.ts';
import { countInMemory, readableMemory } from '../../fixtures/memory.ts';
import { randomMessages, type Message } from '../../fixtures/random-messages.ts';
import { countOf, fits, isOfSession, outcomes, sendMessages, withoutDialogs, type Answered } from '../../fixtures/send-messages.ts';
import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

const list: Message = { group: 'requests', verb: 'list', request: { filter: '', sort: { column: 'consumerName', descending: false }, offset: 0, limit: 100 } };

test('abuse case 8, calls while locked: nothing of a home is answered, neither what was in flight nor what comes later, whatever is sent', async ({ desk }) => {
  const { app, page, signIn, home } = desk;
  await remember(desk, signIn.person('maria'));
  await withoutDialogs(app);
  const before: Answered = new Map();
  await sendMessages(page, [list], before);
  expect(countOf(before, 'ok')).toBe(1);

  // The page that asked is gone by then, so what main answers is watched in main.
  await app.evaluate(({ ipcMain }) => {
    const late: { sent: string; answers: unknown[] } = { sent: 'open', answers: [] };
    Object.assign(globalThis, { late });
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, request: unknown) => Promise<unknown>> })._invokeHandlers;
    for (const [channel, handle] of handlers) {
      handlers.set(channel, async (event, request) => {
        const answer = await handle(event, request);
        if (channel.endsWith(':session.lock')) late.sent = 'locked';
        else if (late.sent === 'locked') late.answers.push([channel, answer]);
        return answer;
      });
    }
  });
  await page.evaluate((request) => {
    const { facilityDesk } = globalThis as unknown as { facilityDesk: Record<string, Record<string, (request: unknown) => Promise<unknown>>> };
    const ask = () => {
      for (const [group, verb, asked] of [['requests', 'list', request], ['messages', 'current', {}], ['home', 'refresh', {}], ['reports', 'read', {}], ['setup', 'refresh', {}], ['drafts', 'create', {}]] as const) void facilityDesk[group]?.[verb]?.(asked).catch(() => undefined);
    };
    for (let each = 0; each < 20; each += 1) ask();
    void facilityDesk.session?.lock?.({});
    for (let each = 0; each < 20; each += 1) ask();
  }, list.request);
  await expect(signIn.password).toBeFocused();
  const answers = await app.evaluate(() => (globalThis as unknown as { late: { answers: [string, { ok: boolean }][] } }).late.answers);
  const ofHome = answers.filter(([channel]) => isOfSession(channel.replace('facility-desk:', '')));
  expect(ofHome.filter(([, { ok }]) => ok)).toEqual([]);

  const answered: Answered = new Map();
  const messages = fc.sample(randomMessages().filter((message) => isOfSession(`${message.group}.${message.verb}`) || !fits(message)), { numRuns: 1_000, seed: 20_261_124 });
  for (let at = 0; at < messages.length; at += 200) await sendMessages(page, [list, ...messages.slice(at, at + 200)], answered);
  expect([countOf(answered, 'ok', isOfSession), countOf(answered, 'done', isOfSession)]).toEqual([0, 0]);
  expect(countOf(answered, 'wrong-state')).toBeGreaterThan(100);
  expect([...outcomes(answered)].filter((each) => !['bad-request', 'wrong-state', 'not-cloned', 'ok', 'done'].includes(each))).toEqual([]);
  await expect(home.heading).toBeHidden();
});

test('abuse cases 25 and 22, memory after the lock, and the next person: of twenty texts of a home none is in any renderer once it is locked, nor anything of it in the next person’s window', async ({ open }) => {
  const desk = await open({ program: { executablePath: electronExecutable(), args: [projectRoot, readableMemory] } });
  const { app, page, signIn, home } = desk;
  const { pid } = desk.process;
  const [maria, helen] = [signIn.person('maria'), signIn.person('helen')];
  await remember(desk, maria);
  await home.rows.first().click();
  await expect(home.request).toBeVisible();
  const texts = [...new Set(await page.getByRole('gridcell').allTextContents())].filter((text) => /^\S+, |^\d{6,}$/.test(text)).slice(0, 20);
  expect(texts).toHaveLength(20);
  const open_ = countInMemory(pid, texts);
  expect(open_.renderers, 'the search finds what is there').toBe(20);

  await page.keyboard.press('Control+l');
  await expect(signIn.password).toBeFocused();
  const locked = countInMemory(pid, texts);
  expect(locked.renderers).toBe(0);
  test.info().annotations.push({ type: 'memory', description: `of 20 texts in main: ${open_.main} while open, ${locked.main} once locked` });

  await page.getByRole('button', { name: 'Somebody else' }).click();
  await signIn.byPhone(helen);
  await expect(page.getByText('Cedar Valley Community Clinic')).toBeVisible();
  expect(countInMemory(pid, texts).renderers).toBe(0);
  const shown = await page.content();
  expect([...texts, maria.username, maria.name].filter((text) => shown.includes(text))).toEqual([]);
  const traces = await app.evaluate(({ app: program, BrowserWindow, clipboard }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return { back: contents?.navigationHistory.canGoBack(), forward: contents?.navigationHistory.canGoForward(), title: contents?.getTitle(), clipboard: clipboard.readText(), menu: program.applicationMenu?.items.length ?? 0 };
  });
  expect(traces).toEqual({ back: false, forward: false, title: 'Facility Desk – Home', clipboard: '', menu: 0 });
  expect(await page.evaluate(() => document.cookie + Object.keys(localStorage).join() + Object.keys(sessionStorage).join())).toBe('');
});
