import { grants, loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('access tokens that ran out are renewed by one refresh, whatever asks meanwhile', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  expect(grants(sandbox, 'refresh_token')).toBe(0);
  sandbox.control.addFault({ kind: 'latency', path: '*/token', milliseconds: 500, times: 1 });
  sandbox.control.expireAccessTokens();
  await sandbox.control.addClaim();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('F5');
  await expect(home.count).toHaveText('25 requests');
  await expect(home.connection).toContainText('Online');
  expect(grants(sandbox, 'refresh_token')).toBe(1);
});

test('a token that the server refuses even renewed needs a sign-in, and the home still reads', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  sandbox.control.addFault({ kind: 'expired-token', path: '/fhir/PractitionerRole*' });
  await home.refresh.click();
  await expect(home.connection).toContainText('Sign-in needed');
  await expect(home.signInAgain).toBeVisible();
  await expect(home.count).toHaveText('24 requests');
  expect(grants(sandbox, 'refresh_token')).toBe(1);
});

test('a refresh whose answer is lost signs nobody out', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  sandbox.control.addFault({ kind: 'lost-response', path: '*/token', times: 1 });
  sandbox.control.expireAccessTokens();
  await sandbox.control.addClaim();
  await home.refresh.click();
  await expect(home.count).toHaveText('25 requests');
  await expect(home.connection).toContainText('Online');
});

test('signing out while a refresh is in flight ends the session at once and leaves nothing running', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  sandbox.control.addFault({ kind: 'latency', path: '/fhir/*', milliseconds: 3_000 });
  await home.refresh.click();
  await home.choose(maria, 'Sign out');
  await expect(signIn.tile(maria)).toBeVisible({ timeout: 2_000 });
  await expect.poll(() => sandbox.control.requests().filter(({ path }) => path.endsWith('/revoke')).length).toBe(1);
  sandbox.control.clearFaults();
  await signIn.openTile(maria);
  await expect(home.count).toHaveText('24 requests');
  await expect(home.connection).toContainText('Sign-in needed');
});

test('quitting while the home is loading ends the program soon, and the next start opens', async ({ open, sandbox }) => {
  const desk = await open();
  const maria = desk.signIn.person('maria');
  await desk.signIn.rememberMe.check();
  await expect(desk.signIn.rememberMe).toBeChecked();
  sandbox.control.addFault({ kind: 'hang', path: '/fhir/Claim' });
  await desk.signIn.byPhone(maria);
  await expect.poll(() => sandbox.control.requests().some(({ path }) => path === '/fhir/Claim')).toBe(true);
  const start = Date.now();
  await desk.quit();
  expect(Date.now() - start).toBeLessThan(8_000);
  sandbox.control.clearFaults();
  const again = await open();
  await again.signIn.openTile(maria);
  await expect(again.home.count).toHaveText('24 requests');
});

test('a crashed page comes back at the home that was open', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  const shown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("[role=grid]")?.textContent ?? ""') as Promise<string>);
  const draft = sandbox.control.claims().findLast(({ status }) => status === 'draft');
  const patient = sandbox.control.consumers().find(({ id }) => draft?.patient.reference === `Patient/${id ?? ''}`);
  await expect.poll(shown).toContain(patient?.name?.[0]?.family ?? 'missing');
  expect(home).toBeDefined();
});
