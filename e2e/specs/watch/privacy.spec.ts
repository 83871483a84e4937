import type { Page } from '@playwright/test';
import { violations } from '../../fixtures/accessibility.ts';
import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { systemKey } from '../../helpers/system-key.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { ConsumersPage } from '../../pages/consumers-page.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

/** Every text that a person, a screen reader or a mouse that rests somewhere can come by. */
async function everything(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const said = nodes.filter(({ ignored }) => !ignored).flatMap(({ name, value, description }) => [name?.value, value?.value, description?.value] as unknown[]);
  const drawn = await page.evaluate(() => [document.title, document.body.innerText, ...[...document.querySelectorAll('[title], [aria-label]')].filter((each) => each.checkVisibility()).flatMap((each) => [each.getAttribute('title'), each.getAttribute('aria-label')])]);
  return [...said, ...drawn].filter((each) => typeof each === 'string').join('\n');
}

test('F8 hides names, birth dates and ids on every screen, from screen readers and hints too, and the work goes on', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  const cases = new CasesPage(page);
  const consumers = new ConsumersPage(page);
  const messages = new MessagesPage(page);
  const form = new CreateCasePage(page);
  await remember(desk, signIn.person('maria'));
  const staff = new Set(sandbox.accounts.flatMap(({ givenName, familyName }) => [givenName, familyName]));
  const patients = sandbox.control.consumers();
  const names = patients.flatMap(({ name }) => [name?.[0]?.family, ...(name?.[0]?.given ?? [])]).filter((name) => name !== undefined && name.length > 3 && !staff.has(name));
  const dates = patients.map(({ birthDate = '' }) => birthDate.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1'));
  const ids = patients.flatMap(({ identifier }) => identifier?.map(({ value }) => value) ?? []);
  const secrets = new Set([...names, ...dates, ...ids].flatMap((each) => each || []));
  expect(secrets.size).toBeGreaterThan(30);
  const shown = async () => {
    const text = await everything(page);
    return [...secrets].filter((secret) => new RegExp(`(?<![\\p{L}\\d])${secret.replaceAll(/[^\p{L}\d]/gu, '.')}(?![\\p{L}\\d])`, 'u').test(text));
  };
  const patient = patients.find(({ name }) => name?.[0]?.family === 'Whitmore') ?? patients[0];
  const numberOf = (column: string) => cases.rows.first().locator(`.cell-${column}`).textContent();

  await page.keyboard.press('Alt+2');
  await expect(cases.rows.first()).toBeVisible();
  for (const column of ['caseId', 'authorization']) secrets.add((await numberOf(column)) || 'no number');
  await page.keyboard.press('Alt+1');
  expect((await shown()).length).toBeGreaterThan(5);
  await systemKey(app, 'F8');
  const sign = page.getByRole('complementary', { name: /are hidden$/ });
  await expect(sign).toBeVisible();

  const screens: readonly (readonly [string, () => Promise<void>])[] = [
    ['home', () => expect(home.rows.first()).toContainText('••••••')],
    ['request', async () => {
      await home.rows.first().click();
      await expect(home.request.getByRole('heading', { name: 'Services' })).toBeVisible();
    }],
    ['filter', () => page.getByLabel('Filter').filter({ visible: true }).fill(patient?.name?.[0]?.family ?? '')],
    ['cases', async () => {
      await page.keyboard.press('Alt+2');
      await cases.rows.first().click();
      await expect(cases.part('Answer')).toBeVisible();
    }],
    ['create case', async () => {
      await page.keyboard.press('Alt+3');
      await form.contract.selectOption('Virginia DMAS');
      await form.begin.click();
      await expect(form.step('Contract and type')).toBeVisible();
      await form.stepButton('Consumer').click();
      await page.getByLabel('Last name').filter({ visible: true }).fill(patient?.name?.[0]?.family ?? '');
      await page.getByLabel('Date of birth').filter({ visible: true }).fill(patient?.birthDate ?? '');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('list', { name: 'Consumers found' }).or(form.step('Providers'))).toBeVisible();
    }],
    ['consumers', async () => {
      await page.keyboard.press('Alt+4');
      await consumers.findByName(patient?.name?.[0]?.family ?? '', patient?.birthDate ?? '');
      await consumers.hits.first().click();
      await expect(consumers.consumer.getByRole('heading', { name: '••••••' })).toBeVisible();
    }],
    ['messages', async () => {
      await page.keyboard.press('Alt+6');
      await messages.rows.first().click();
      await expect(messages.message.getByRole('heading').first()).toBeVisible();
    }],
    ['reports', async () => {
      await page.keyboard.press('Alt+7');
      await expect(page.getByRole('table').first()).toBeVisible();
    }],
  ];
  for (const [name, go] of screens) {
    await go();
    expect.soft(await shown(), name).toEqual([]);
  }
  expect(await violations(desk)).toEqual([]);
  await sign.getByRole('button', { name: 'Show' }).click();
  await expect(sign).toBeHidden();
});
