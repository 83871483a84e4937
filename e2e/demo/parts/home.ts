import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** What the desk does on its home: filter, open a request, choose a contract, look at the messages. */
export const homeSteps: readonly Step[] = [
  step('filter-as-you-type', async ({ desk: { home } }) => {
    await home.filter.fill('whitmore angel');
    await expect(home.count).toHaveText(/^[1-9] of 24 requests$/);
  }),
  step('request-open', async ({ desk: { home } }) => {
    await home.filter.press('ArrowDown');
    await home.grid.press('Enter');
    await expect(home.request.getByRole('heading', { level: 2 })).toContainText('Whitmore');
  }),
  step('one-contract', async ({ desk: { home } }) => {
    await home.request.getByRole('button', { name: 'Close' }).click();
    await home.filter.fill('');
    await home.contract.selectOption({ label: 'Minnesota MHCP' });
    await expect(home.rows.first()).toContainText('Minnesota MHCP');
  }),
  step('new-case', async ({ desk: { page, home } }) => {
    await home.contract.selectOption({ label: 'All contracts' });
    await home.tab('MESSAGE CENTER').click();
    await expect(page.getByRole('heading', { name: 'New case' })).toBeVisible();
  }),
];
