import { expect, test } from '../../fixtures/test.ts';

const jsonWebToken = /eyJ[\w-]{20,}\.[\w-]{20,}/;

test('no password, code or token ever reaches the page, in a snapshot or in its memory', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  const maria = signIn.person('maria');
  await expect(signIn.loginOptions).toBeVisible();
  await page.evaluate(() => {
    const scope = globalThis as unknown as { facilityDesk: { on: (topic: string, listener: (snapshot: unknown) => void) => void }; seen: string[] };
    scope.seen = [];
    for (const topic of ['session', 'home', 'connection']) scope.facilityDesk.on(topic, (snapshot) => scope.seen.push(JSON.stringify([snapshot])));
  });
  await signIn.enterCredentials('email', { ...maria, password: 'not-her-password' });
  await expect(signIn.problem).toBeVisible();
  await signIn.password.fill(maria.password);
  await signIn.signIn.click();
  await signIn.sendVerificationCode.click();
  await signIn.code.fill(await signIn.newestCode(maria));
  await signIn.continue.click();
  await expect(home.rows.first()).toBeVisible();

  const tokens = control.opaqueTokens();
  expect(tokens.length).toBeGreaterThan(4);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  const kinds = ['credentials', 'email-method', 'code', 'email-verified'].filter((kind) => seen.some((snapshot) => snapshot.includes(`"kind":"${kind}"`)));
  expect(kinds, 'the snapshots were seen').toHaveLength(4);
  const secrets = [maria.password, 'not-her-password', ...control.messages().map(({ code }) => code), ...tokens];
  expect(seen.filter((snapshot) => jsonWebToken.test(snapshot) || secrets.some((secret) => snapshot.includes(secret)))).toEqual([]);

  await test.step('nor a name in the window’s title', async () => {
    await home.rows.first().click();
    await expect(home.request).toBeVisible();
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual(['Facility Desk']);
    await expect(page).toHaveTitle('Facility Desk – Home');
  });

  await test.step('in the memory of the page', async () => {
    const client = await page.context().newCDPSession(page);
    let heap = '';
    client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
      heap += chunk;
    });
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await client.detach();
    expect(heap.includes(maria.username), 'the search finds what is there').toBe(true);
    expect({ token: tokens.some((token) => heap.includes(token)), jsonWebToken: jsonWebToken.test(heap), password: heap.includes(maria.password) })
      .toEqual({ token: false, jsonWebToken: false, password: false });
  });
});
