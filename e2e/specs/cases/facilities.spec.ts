import { loaded } from '../../fixtures/sessions.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

const harbor = 'Harbor Point Rehabilitation Hospital';

test('somebody who works at two facilities sees and searches the requests of both at once, and chooses which one asks', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const cases = new CasesPage(page);
  const form = new CreateCasePage(page);
  const ofHarbor = () => sandbox.control.claims('harbor-point-rehab');
  const both = [...sandbox.control.claims(), ...ofHarbor()];
  await signIn.byPhone(signIn.person('kevin'));
  await loaded(desk);
  await expect(page.getByRole('banner').getByText('Riverbend Regional Medical Center')).toBeVisible();
  await expect(page.getByRole('banner').getByText('and 1 more')).toBeVisible();
  await expect(home.count).toHaveText(`${both.filter(({ status }) => status === 'draft').length} requests`);

  await home.tab('CASES').click();
  await expect(cases.count).toHaveText(`${both.filter(({ status }) => status === 'active').length} cases`);
  const one = ofHarbor().find(({ status }) => status === 'active');
  await cases.search.fill(one?.id ?? 'missing');
  await expect(cases.count).toHaveText('1 case');
  await cases.rows.first().click();
  await expect(cases.case).toContainText(harbor);

  await readyDraft(page, sandbox, 0, { service: 'E0601' });
  await home.tab('HOME').click();
  await home.rows.first().click();
  await page.getByRole('button', { name: 'Edit this request' }).click();
  await form.stepButton('Providers').click();
  await page.getByRole('combobox', { name: 'Requesting provider' }).fill('Harbor');
  await page.getByRole('option', { name: harbor }).click();
  await expect.poll(() => ofHarbor().filter(({ status, item }) => status === 'draft' && item?.[0]?.productOrService.coding?.[0]?.code === 'E0601').length, { timeout: 20_000 }).toBe(1);
});
