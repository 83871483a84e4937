import { expect, test } from '../../fixtures/test.ts';

test('a code by SMS opens the facility home', async ({ desk }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await expect(home.heading).toBeVisible();
  await expect(home.rows.first()).toBeVisible();
});
