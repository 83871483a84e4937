import { keptFiles } from '../../fixtures/kept.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { chromium, SystemBrowser } from '../../helpers/system-browser.ts';
import { DomainPages, signInAtProvider, signInUnseen } from '../../pages/domain-pages.ts';

test.use({ launchOptions: { executablePath: chromium }, locale: 'es-MX' });

test('LOGIN signs in with the system browser; signing out ends its session too, and the next person is asked anew', async ({ open, folder, sandbox, context }) => {
  const browser = await SystemBrowser.in(folder);
  const { page, signIn, home } = await open({ env: browser.env });
  const domain = new DomainPages(page);
  const [nadia, samuel] = [signIn.person('nadia'), signIn.person('samuel')];

  await domain.login.click();
  await expect(page.getByText(`at ${new URL(sandbox.clientConfig.domain.issuer).host}.`)).toBeVisible();
  await expect(domain.waiting).toBeVisible();
  const address = new URL(await browser.next());
  expect(address.origin).toBe(sandbox.clientConfig.domain.issuer);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ prompt: 'login', code_challenge_method: 'S256' });
  expect(address.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/cb$/);
  expect(address.href).not.toContain('@');

  const tab = await context.newPage();
  await tab.goto(address.href);
  await signInAtProvider(tab, nadia);
  await expect(tab.getByRole('heading', { name: 'Ha iniciado sesión' })).toBeVisible();
  await loaded({ home });
  await expect(home.count).toHaveText('31 requests');
  await expect(home.connection).toContainText('Online');
  expect(keptFiles(folder)).toEqual([]);

  await test.step('the address that the browser came back to is gone', async () => {
    await expect(tab.goto(tab.url())).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  });

  await test.step('signing out', async () => {
    await home.choose(nadia, 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
    await expect.poll(() => sandbox.control.sessionCount(nadia.username)).toBe(0);
    expect(sandbox.control.hasBrowserSession(nadia.username)).toBe(true);
    const out = await browser.nextTab(context);
    expect(out.url()).toBe(`${sandbox.clientConfig.domain.issuer}/session/end?client_id=${sandbox.clientConfig.domain.clientId}`);
    await out.getByRole('button', { name: 'Sign out' }).click();
    await expect(out.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    expect(sandbox.control.hasBrowserSession(nadia.username)).toBe(false);
  });

  await domain.login.click();
  await signInUnseen(sandbox, await browser.next(), samuel);
  await loaded({ home });
  await expect(home.count).toHaveText('7 requests');

  await test.step('who forgets to sign the browser out lets nobody in', async () => {
    await home.choose(samuel, 'Sign out');
    await browser.next();
    await domain.login.click();
    await expect((await browser.nextTab(context)).getByLabel('Password')).toBeVisible();
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  });
});
