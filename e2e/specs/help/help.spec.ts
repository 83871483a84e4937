import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';

test('Help says what each screen is for, the keys and whom to call, without a network, and leads to the screens', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await sandbox.stop();
  await page.keyboard.press('Alt+8');
  const help = page.getByRole('region', { name: 'Help' });
  for (const tab of ['HOME', 'CASES', 'CREATE CASE', 'CONSUMERS', 'SETUP', 'MESSAGE CENTER', 'REPORTS']) await expect(help.getByRole('button', { name: tab, exact: true })).toBeVisible();
  await expect(help.getByRole('table', { name: 'Everywhere' }).getByRole('row', { name: /^F5/ })).toContainText('Ask the server for what is new');
  await expect(help.getByText(sandbox.clientConfig.support.phone)).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);

  await help.getByRole('button', { name: 'HOME', exact: true }).click();
  await expect(home.grid).toBeVisible();
});
