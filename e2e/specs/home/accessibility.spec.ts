import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';

test('login options, home, open request, empty filter and another tab pass axe in light and dark, and at 200 % nothing scrolls sideways', async ({ desk }) => {
  const { signIn, home } = desk;
  const scenes: readonly (readonly [string, () => Promise<void>])[] = [
    ['login options', () => expect(signIn.withPhone).toBeVisible()],
    ['home', async () => {
      await signIn.byPhone(signIn.person('maria'));
      await loaded(desk);
    }],
    ['open request', async () => {
      await home.rows.first().click();
      await expect(home.request.getByRole('heading', { level: 2 })).toBeVisible();
    }],
    ['filter without match', () => home.filter.fill('zzz')],
    ['another tab', () => home.tab('REPORTS').click()],
  ];
  for (const [name, arrange] of scenes) {
    await arrange();
    expect.soft(await violations(desk), name).toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), name).toBe(0);
  }
});
