import type { Tampering } from '../../../sandbox/domain/tampering.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { chromium, SystemBrowser } from '../../helpers/system-browser.ts';
import { DomainPages, signInAtProvider, signInUnseen } from '../../pages/domain-pages.ts';
import { problems } from '../../pages/problems.ts';

test.use({ launchOptions: { executablePath: chromium } });

const tamperings: readonly (readonly [Exclude<Tampering, 'wrong-state' | 'down'>, string])[] = [
  ['wrong-iss', problems.domainAnswerRefused],
  ['missing-iss', problems.domainAnswerRefused],
  ['wrong-nonce', problems.domainAnswerRefused],
  ['wrong-signature', problems.domainAnswerRefused],
  ['wrong-audience', problems.domainAnswerRefused],
  ['expired-id-token', problems.domainAnswerRefused],
  ['another-person', problems.domainAnswerRefused],
  ['token-error', problems.domainRefused],
];

test('an answer that was tampered with opens nothing, and the right one does afterwards', async ({ open, folder, sandbox, context }) => {
  const browser = await SystemBrowser.in(folder);
  const { page, signIn, home } = await open({ env: browser.env });
  const { control } = sandbox;
  const domain = new DomainPages(page);
  const nadia = signIn.person('nadia');

  await test.step('a provider that is down', async () => {
    control.tamperDomain('down');
    await domain.login.click();
    await expect(signIn.problem).toContainText(problems.serverTrouble);
    expect(await browser.opened()).toEqual([]);
    control.tamperDomain(undefined);
  });

  for (const [kind, what] of tamperings) {
    await test.step(kind, async () => {
      control.tamperDomain(kind);
      await domain.openPage.click();
      expect(await signInUnseen(sandbox, await browser.next(), nadia)).toContain('You are not signed in');
      await expect(signIn.problem).toContainText(what);
      await expect(domain.openPage).toBeVisible();
    });
  }

  await test.step('another state: refused where it arrives, and the waiting goes on', async () => {
    control.tamperDomain('wrong-state');
    await domain.openPage.click();
    expect(await signInUnseen(sandbox, await browser.next(), nadia)).toBe('Refused.\n');
    await expect(signIn.problem).toContainText(problems.domainAnswerRefused);
    await expect(domain.waiting).toBeVisible();
    control.tamperDomain(undefined);
  });

  await test.step('cancelled at the provider', async () => {
    await signIn.cancel.click();
    await domain.login.click();
    const tab = await browser.nextTab(context);
    await tab.getByRole('button', { name: 'Cancel' }).click();
    await expect(tab.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    await expect(signIn.problem).toContainText(problems.domainCancelled);
  });

  await domain.openPage.click();
  expect(await signInUnseen(sandbox, await browser.next(), nadia)).toContain('You are signed in');
  await loaded({ home });
});

test('a page that calls first, and a second sign-in at once, neither get in nor in the way', async ({ open, folder, context, request }) => {
  const browser = await SystemBrowser.in(folder);
  const { page, signIn, home } = await open({ env: browser.env });
  const domain = new DomainPages(page);
  const nadia = signIn.person('nadia');
  const [first, second] = [await context.newPage(), await context.newPage()];

  await domain.login.click();
  await first.goto(await browser.next());
  await signIn.cancel.click();
  await domain.login.click();
  const address = new URL(await browser.next());
  const callback = address.searchParams.get('redirect_uri') ?? '';

  await test.step('a hostile page knows the port, not the state', async () => {
    const page_ = await context.newPage();
    await page_.goto(`${callback}?code=theirs&state=guessed`);
    await expect(page_.getByText('Refused.')).toBeVisible();
    await expect(signIn.problem).toContainText(problems.domainAnswerRefused);
    const right = `code=theirs&state=${address.searchParams.get('state') ?? ''}`;
    expect((await request.post(`${callback}?${right}`)).status()).toBe(405);
    expect((await request.get(`${callback}?${right}`, { headers: { host: 'rebound.example' } })).status()).toBe(421);
    await expect(domain.waiting).toBeVisible();
  });

  await test.step('the attempt before comes back late', async () => {
    await first.getByRole('textbox', { name: 'E-mail address' }).fill(signIn.person('samuel').username);
    await first.getByLabel('Password').fill(signIn.person('samuel').password);
    await first.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => first.url()).toMatch(/^chrome-error:|\/cb\?/);
    await expect(domain.waiting).toBeVisible();
  });

  await test.step('opening again opens the same page', async () => {
    await domain.openAgain.click();
    expect(await browser.next()).toBe(address.href);
  });

  await second.goto(address.href);
  await signInAtProvider(second, nadia);
  await loaded({ home });
  await expect(home.count).toHaveText('31 requests');
});

test('where the browser can not be sent, or not be found, or nothing is set up, the screen says so', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  const { domain: _none, ...withoutDomain } = sandbox.clientConfig;
  const starts = [
    { config: { ...sandbox.clientConfig, browserHosts: ['login.example'] }, env: browser.env, problem: problems.browserHostRefused },
    { config: sandbox.clientConfig, env: { PATH: folder }, problem: problems.browserNotOpened },
    { config: withoutDomain, env: browser.env, problem: problems.domainNotSetUp },
  ];
  for (const { config, env, problem } of starts) {
    const { page, signIn, quit } = await open({ config, env });
    await new DomainPages(page).login.click();
    await expect(signIn.problem).toContainText(problem);
    await quit();
  }
  expect(await browser.opened()).toEqual([]);
});
