import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('what is not allowed says so and is refused, and what was copied is taken off the clipboard', async ({ open, sandbox }) => {
  const desk = await open({ config: { ...sandbox.clientConfig, settings: { printing: false, exporting: false, clipboardSeconds: 1, contentProtection: true } } });
  const { app, page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);

  await page.keyboard.press('Alt+7');
  await expect(page.getByRole('button', { name: 'Printing is off on this PC' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Saving lists is off on this PC' }).first()).toBeVisible();
  const call = (group: string, verb: string, request: unknown) =>
    page.evaluate(([ofGroup, name, given]) => (globalThis as unknown as { facilityDesk: Record<string, Record<string, (request: unknown) => Promise<unknown>>> }).facilityDesk[ofGroup]?.[name]?.(given), [group, verb, request] as const);
  expect(await call('app', 'print', {})).toEqual({ ok: false, refused: 'wrong-state' });
  expect(await call('reports', 'save', { name: 'list', table: [['a']] })).toEqual({ ok: false, refused: 'wrong-state' });

  const clipboard = () => app.evaluate(async ({ clipboard: board }) => board.readText());
  await page.keyboard.press('Alt+1');
  await home.filter.fill('to be copied');
  await home.filter.selectText();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('to be copied');
  await expect.poll(clipboard).toBe('');
});
