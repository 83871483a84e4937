import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';

test('an administrator sees the people with their roles and the contracts with their clocks, and resets a registration', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const { control } = sandbox;
  const tomas = signIn.person('tomas');
  await signIn.byPhone(signIn.person('kevin'));
  await loaded(desk);
  await home.tab('SETUP').click();
  const person = (name: string) => page.getByRole('row', { name });
  await expect(person("Kevin O'Connor (you)")).toContainText('Provider Group Admin');
  await expect(person('Ruth Castellano')).toContainText('Provider Portal Administrator+15405550171');
  await expect(page.getByRole('table', { name: 'Minnesota MHCP' }).getByRole('row', { name: 'Your answer to a pended request' })).toContainText('15 calendar days');
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);

  const reset = person(tomas.name).getByRole('button', { name: /^Reset Registration/ });
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep as it is' }).click();
  expect(control.methods(tomas.username)).not.toEqual([]);
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset Registration' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'has to register again within 2 days' })).toBeVisible();
  expect(control.methods(tomas.username)).toEqual([]);

  // A sign-in that is too old is confirmed first; without a network the people stay, with when they were read.
  control.setClockOffset(301_000);
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset Registration' }).click();
  await expect(page.getByRole('main').getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await sandbox.stop();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+5');
  await expect(person('Ruth Castellano')).toBeVisible();
  await expect(page.getByText(/^As of \d\d:\d\d/)).toBeVisible();
});

test('staff see the same, without the reset', async ({ desk }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.tab('SETUP').click();
  await expect(page.getByRole('row', { name: 'Ruth Castellano' })).toBeVisible();
  await expect(page.getByText('Only an administrator of the facility can reset a registration.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reset Registration/ })).toHaveCount(0);
});
