import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('the home shows facility, person, contracts, messages and counts as the server has them, by contract or for all', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await signIn.byPhone(maria);
  await loaded(desk);
  const claims = sandbox.control.claims();
  const count = (status: 'draft' | 'active', insurer?: string) =>
    String(claims.filter((claim) => claim.status === status && (insurer ?? claim.insurer?.display) === claim.insurer?.display).length);

  await expect(page.getByText('Riverbend Regional Medical Center')).toBeVisible();
  await expect(page.getByRole('button', { name: maria.name, exact: true })).toBeVisible();
  await expect(page.getByText(/^3 NEW MESSAGES/)).toBeVisible();
  await expect(home.contract.getByRole('option')).toHaveText(['All contracts', 'Indiana FFS Medicaid', 'Minnesota MHCP', 'Virginia DMAS']);
  for (const insurer of [undefined, 'Minnesota MHCP', 'Virginia DMAS', 'Indiana FFS Medicaid']) {
    await home.contract.selectOption({ label: insurer ?? 'All contracts' });
    await expect(home.counter('NOT SUBMITTED')).toHaveText(`NOT SUBMITTED ${count('draft', insurer)}`);
    await expect(home.counter('SUBMITTED')).toHaveText(`SUBMITTED ${count('active', insurer)}`);
    await expect(home.count).toHaveText(`${count('draft', insurer)} requests`);
    if (insurer !== undefined) expect(new Set(await home.texts('CONTRACT'))).toEqual(new Set([insurer]));
  }
});

test('Alt and a digit shows each tab, and HOME comes back as it was left', async ({ desk }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.filter.fill('whitmore');
  for (const [index, name] of ['CASES', 'CREATE CASE', 'CONSUMERS', 'SETUP', 'MESSAGE CENTER', 'REPORTS', 'Help'].entries()) {
    await page.keyboard.press(`Alt+${index + 2}`);
    await expect(home.tab(name)).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main').getByRole('heading', { level: 1 }).filter({ visible: true })).toHaveCount(1);
    await expect(home.grid).toBeHidden();
  }
  await page.keyboard.press('Alt+1');
  await expect(home.filter).toHaveValue('whitmore');
  await page.getByRole('button', { name: 'Go to Message Center' }).click();
  await expect(home.tab('MESSAGE CENTER')).toHaveAttribute('aria-current', 'page');
});

test('a facility with nothing yet: No records found.', async ({ desk }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('helen'));
  await expect(page.getByText('No records found.')).toBeVisible();
  await expect(page.getByText('Cedar Valley Community Clinic')).toBeVisible();
  await expect(page.getByText('Kepro Contract: Minnesota MHCP')).toBeVisible();
  await expect(home.counter('NOT SUBMITTED')).toHaveText('NOT SUBMITTED 0');
  await expect(home.counter('SUBMITTED')).toHaveText('SUBMITTED 0');
  await expect(page.getByText(/^0 NEW MESSAGES/)).toBeVisible();
});
