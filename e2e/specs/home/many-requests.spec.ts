import { expect, test } from '../../fixtures/test.ts';

test.use({ sandboxOptions: { requests: 10_000 } });

test('10,000 requests: few row elements, the end is one key away, the filter and sorting reach all of them', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await expect(home.count).toHaveText('10,000 requests', { timeout: 30_000 });
  await expect(home.counter('NOT SUBMITTED')).toHaveText('NOT SUBMITTED 10,000');
  expect(await home.rows.count()).toBeLessThan(60);

  await home.grid.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { selected: false }).and(page.locator('[aria-rowindex="10001"]'))).not.toBeEmpty();
  expect(await home.rows.count()).toBeLessThan(60);
  const newest = (await home.texts('LAST MODIFIED')).at(-1);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await home.texts('LAST MODIFIED'))[0]).not.toBe(newest);

  await home.columnHeader('CONSUMER NAME').getByRole('button').click();
  await page.keyboard.press('Tab');
  await home.filter.fill('whitmore angela');
  await expect(home.count).toHaveText(/^[1-9]\d* of 10,000 requests$/);
  for (const name of await home.texts('CONSUMER NAME')) expect(name).toBe('Whitmore, Angela');

  // What was loaded stays usable while everything is asked for again.
  sandbox.control.addFault({ kind: 'latency', path: '/fhir/*', milliseconds: 1000 });
  await home.refresh.click();
  await home.filter.fill('');
  await expect(home.count).toHaveText('10,000 requests');
});
