import { expect, test } from '../../fixtures/test.ts';

test('the page goes nowhere, opens nothing, loads nothing from elsewhere', async ({ desk, sandbox }) => {
  const { app, page, signIn } = desk;
  await expect(signIn.loginOptions).toBeVisible();
  const trap = `${sandbox.url}/trap`;
  const outcome = await page.evaluate(async (address) => {
    const fails = (attempt: () => unknown) => Promise.resolve().then(attempt).then(() => false, () => true);
    const failsToLoad = (element: HTMLElement) =>
      new Promise<boolean>((resolve) => {
        element.addEventListener('error', () => resolve(true));
        element.addEventListener('load', () => resolve(false));
        document.body.append(element);
      });
    return {
      window: window.open(address),
      fetch: await fails(() => fetch(address)),
      image: await failsToLoad(Object.assign(document.createElement('img'), { src: address })),
      style: await failsToLoad(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })),
      inlineScript: await fails(() => {
        document.body.append(Object.assign(document.createElement('script'), { text: 'globalThis.injected = true' }));
        if (!('injected' in globalThis)) throw new Error('it did not run');
      }),
      evaluation: await fails(() => Reflect.construct(Function, ['return 1'])),
    };
  }, trap);
  expect(outcome).toEqual({ window: null, fetch: true, image: true, style: true, inlineScript: true, evaluation: true });

  // Through main: Playwright's page waits for each navigation to end, which these never do.
  const stayed = await app.evaluate(async ({ BrowserWindow }, address) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const before = contents?.getURL();
    const refused: string[] = [];
    const attempt = async (script: string) => {
      const asked = new Promise<void>((resolve) =>
        contents?.once('will-frame-navigate', (event) => {
          if (event.defaultPrevented) refused.push(event.url);
          resolve();
        }));
      await contents?.mainFrame.executeJavaScript(`${script}; undefined`);
      await asked;
    };
    await attempt(`location.assign('${address}?location')`);
    await attempt(`Object.assign(document.createElement('a'), { href: '${address}?link' }).click()`);
    await attempt(`location.replace('https://facility-desk/index.html')`);
    return { same: contents?.getURL() === before, refused, windows: BrowserWindow.getAllWindows().length };
  }, trap);
  expect(stayed).toEqual({ same: true, refused: [`${trap}?location`, `${trap}?link`, 'https://facility-desk/index.html'], windows: 1 });
  expect(sandbox.control.requests().filter(({ path }) => path === '/trap')).toEqual([]);
});

test('abuse case 13, camera, microphone, place, notices, clipboard, devices, screen: the page has no permission but to copy, and its window no power', async ({ desk }) => {
  const { app, page, signIn } = desk;
  await expect(signIn.loginOptions).toBeVisible();
  const permissions = await page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const refused = (attempt: Promise<unknown>) => attempt.then(() => false, () => true);
    // Each gives none to choose from, or is not there at all.
    const devices = async (kind: string) => {
      const of = (navigator as unknown as Record<string, { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> } | undefined>)[kind];
      return (await (of?.getDevices ?? of?.getPorts)?.call(of).catch(() => []))?.length ?? 0;
    };
    return {
      states: await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'idle-detection', 'local-fonts'].map(state)),
      notifications: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      position: await refused(new Promise((resolve, reject) => { navigator.geolocation.getCurrentPosition(resolve, reject); })),
      clipboard: await refused(navigator.clipboard.readText()),
      devices: await Promise.all(['usb', 'hid', 'serial', 'bluetooth'].map(devices)),
    };
  });
  expect(permissions).toEqual({ states: Array(8).fill('denied'), notifications: 'denied', camera: true, screen: true, position: true, clipboard: true, devices: [0, 0, 0, 0] });

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown>; session: Electron.Session };
    return { ...contents.getLastWebPreferences(), onDisk: contents.session.isPersistent() };
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, onDisk: false });
  expect(preferences).not.toMatchObject({ webSecurity: false });
});

test('the page’s scheme serves the page’s own files with its policy, and nothing else', async ({ desk }) => {
  const answers = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const pages = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const get = async (address: string, method = 'GET') => {
      const answer = await pages?.fetch(address, { method }).catch(() => undefined);
      return { status: answer?.status, policy: answer?.headers.get('content-security-policy') ?? '', sniff: answer?.headers.get('x-content-type-options') };
    };
    const own = await get('app://facility-desk/index.html');
    const strange = [];
    const addresses = [
      'app://facility-desk/', 'app://facility-desk/assets', 'app://facility-desk/nothing.js', 'app://facility-desk/%', 'app://facility-desk/%00',
      'app://facility-desk/..%2fmain%2fmain.cjs', 'app://facility-desk/%2e%2e/preload/preload.cjs', 'app://facility-desk/..%2f..%2fpackage.json',
      'app://facility-desk/..%5cmain%5cmain.cjs', 'app://facility-desk/%2fetc%2fpasswd', 'app://facility-desk/..%2f..%2fassets%2ficon.svg',
      'app://elsewhere/index.html',
    ];
    for (const address of addresses) {
      const { status } = await get(address);
      if (status !== 404 && status !== undefined) strange.push(`${address} ${status}`);
    }
    const { status } = await get('app://facility-desk/index.html', 'POST');
    return { own, strange, post: status };
  });
  expect(answers.strange).toEqual([]);
  expect(answers.post).toBe(404);
  expect(answers.own).toMatchObject({ status: 200, sniff: 'nosniff' });
  expect(answers.own.policy).toContain("default-src 'none'");
  expect(answers.own.policy).toContain("script-src 'self'");
  expect(answers.own.policy).toContain("connect-src 'none'");
  expect(answers.own.policy).toContain("require-trusted-types-for 'script'");
});
