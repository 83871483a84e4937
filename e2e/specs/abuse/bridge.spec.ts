import fc from 'fast-check';
import path from 'node:path';
import { projectRoot } from '../../fixtures/desk.ts';
import { randomMessages, type Message } from '../../fixtures/random-messages.ts';
import { fits, outcomes, sendMessages, withoutDialogs, type Answered } from '../../fixtures/send-messages.ts';
import { expect, test } from '../../fixtures/test.ts';

const anyVerb = /(?:)/;
const leads = /^(?:session|signIn|account)\.|^app\.(?:setLanguage|quit)$/;

test('abuse case 7, every channel fuzzed: whatever does not fit the contract is refused by one word, nothing crashes, and the program goes on', async ({ desk }) => {
  const { app, page, signIn, home } = desk;
  await withoutDialogs(app);
  await expect(signIn.loginOptions).toBeVisible();
  const answered: Answered = new Map();
  const send = async (count: number, refusedOnly: RegExp) => {
    const wanted = (message: Message) => !refusedOnly.test(`${message.group}.${message.verb}`) || !fits(message);
    const messages = fc.sample(randomMessages().filter(wanted), { numRuns: count, seed: 20_261_124 });
    for (let at = 0; at < count; at += 200) await sendMessages(page, messages.slice(at, at + 200), answered);
  };
  const longest: Message = { group: 'signIn', verb: 'unlock', request: { password: 'x'.repeat(10_000_000) } };
  await sendMessages(page, [longest, longest], answered);
  await send(1_000, anyVerb);
  expect([...answered.keys()].length, 'nearly every verb was met').toBeGreaterThan(80);
  expect([...outcomes(answered)].filter((each) => !['bad-request', 'wrong-state', 'not-cloned'].includes(each))).toEqual([]);

  await signIn.byPhone(signIn.person('maria'));
  await expect(home.rows.first()).toBeVisible();
  await send(1_000, leads);
  expect([...outcomes(answered)].filter((each) => !['bad-request', 'wrong-state', 'not-cloned', 'done', 'ok'].includes(each))).toEqual([]);
  await expect(home.heading).toBeVisible();
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false);
});

test('abuse case 6, an injected frame or window: main answers nobody but our page in its window, which gets verbs and topics and nothing else', async ({ desk }) => {
  const { app, page } = desk;
  const reach = await page.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown> & { facilityDesk: { on: (topic: string, listener: () => void) => unknown } };
    const throws = (topic: string) => {
      try {
        scope.facilityDesk.on(topic, () => undefined);
        return false;
      } catch {
        return true;
      }
    };
    return {
      globals: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in scope),
      frozen: Object.isFrozen(scope.facilityDesk),
      otherTopic: throws('tokens'),
      storage: document.cookie + Object.keys(localStorage).join(),
    };
  });
  expect(reach).toEqual({ globals: [], frozen: true, otherTopic: true, storage: '' });

  const preload = path.join(projectRoot, 'out/preload/preload.cjs');
  const strangers = await app.evaluate(async ({ BrowserWindow }, script) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const ask = async (url: string) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true, contextIsolation: true, ...(session && { session }) } });
      await stranger.loadURL(url);
      const answer: unknown = await stranger.webContents.executeJavaScript('facilityDesk.session.current({}).then(JSON.stringify, String)');
      stranger.destroy();
      return String(answer);
    };
    return [await ask('data:text/html,<p>elsewhere</p>'), await ask('app://facility-desk/index.html')];
  }, preload);
  for (const answer of strangers) expect(answer).toMatch(/^Error: .*: Refused$/);

  const frames = await page.evaluate(async () => {
    const load = async (attributes: Readonly<Record<string, string>>) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      document.body.append(frame);
      await loaded;
      try {
        return 'facilityDesk' in (frame.contentWindow ?? {});
      } catch {
        return 'blocked';
      }
    };
    return [await load({ src: 'about:blank' }), await load({ src: 'about:blank', sandbox: 'allow-scripts allow-same-origin' }), await load({ src: 'app://facility-desk/index.html' }), await load({ src: 'data:text/html,x' })];
  });
  expect(frames).toEqual([false, false, 'blocked', 'blocked']);
  await expect(desk.signIn.loginOptions).toBeVisible();
});
