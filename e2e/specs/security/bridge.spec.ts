import type { Page } from '@playwright/test';
import fc from 'fast-check';
import path from 'node:path';
import { projectRoot } from '../../fixtures/desk.ts';
import { expect, test } from '../../fixtures/test.ts';

type Verbs = Record<string, Record<string, (request: unknown) => Promise<unknown>>>;

/** What verbs answer when asked with each request: `group.verb` and the answer as JSON, each pair once. */
function answers(page: Page, requests: readonly unknown[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const seen = new Set<string>();
    const { facilityDesk } = globalThis as unknown as { facilityDesk: Verbs };
    for (const [group, verbs] of Object.entries(facilityDesk).filter(([, value]) => typeof value === 'object')) {
      for (const [name, verb] of Object.entries(verbs)) {
        for (const request of all) seen.add(`${group}.${name} ${JSON.stringify(await verb(request))}`);
      }
    }
    return [...seen];
  }, requests);
}

test('every verb refuses whatever does not fit the contract, and the program goes on', async ({ desk }) => {
  const { signIn, home, page } = desk;
  await expect(signIn.loginOptions).toBeVisible();
  const long = 'x'.repeat(100_000);
  const wrong = [
    undefined, null, 0, -1, true, '', long, [], [{}], { extra: 1 },
    { email: 'a@b.c', password: 'x'.repeat(257) }, { email: '', password: 'x' }, { email: 'a@b.c', password: 'x', extra: 1 },
    { via: 'fax' }, { methodId: '' }, { methodId: long }, { personId: 1 }, { personId: long }, { code: long }, { code: '' }, { checked: 'yes' },
    { contractId: 7 }, { id: '' }, { password: '' }, { filter: '', sort: { column: 'secret', descending: true }, offset: 0, limit: 1 },
    { filter: '', sort: { column: 'contract', descending: true }, offset: -1, limit: 501 },
    ...fc.sample(fc.jsonValue().filter((value) => JSON.stringify(value) !== '{}'), { numRuns: 60, seed: 20_261_124 }),
  ];
  const seen = await answers(page, wrong);
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.filter((answer) => !answer.endsWith(' {"ok":false,"refused":"bad-request"}'))).toEqual([]);

  const outOfPlace = await page.evaluate(async () => {
    const { facilityDesk } = globalThis as unknown as { facilityDesk: Verbs };
    return [
      await facilityDesk.requests?.list?.({ filter: '', sort: { column: 'contract', descending: true }, offset: 0, limit: 10 }),
      await facilityDesk.requests?.read?.({ id: 'x' }),
      await facilityDesk.signIn?.submitCode?.({ code: '123456' }),
      await facilityDesk.signIn?.unlock?.({ password: 'x' }),
      await facilityDesk.signIn?.continue?.({}),
      await facilityDesk.session?.signOut?.({}),
    ];
  });
  expect(outOfPlace.slice(0, 2)).toEqual(Array(2).fill({ ok: false, refused: 'wrong-state' }));
  await expect(signIn.loginOptions).toBeVisible();
  await signIn.byPhone(signIn.person('maria'));
  await expect(home.heading).toBeVisible();
});

test('main answers nobody but our page in its window, which gets verbs and topics and nothing else', async ({ desk }) => {
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
    const load = async (src: string) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = src;
      document.body.append(frame);
      await loaded;
      try {
        return 'facilityDesk' in (frame.contentWindow ?? {});
      } catch {
        return 'blocked';
      }
    };
    return [await load('about:blank'), await load('app://facility-desk/index.html'), await load('data:text/html,x')];
  });
  expect(frames).toEqual([false, 'blocked', 'blocked']);
  await expect(desk.signIn.loginOptions).toBeVisible();
});
