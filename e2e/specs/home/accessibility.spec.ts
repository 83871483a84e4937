import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('home, open request, empty filter and unbuilt page pass axe in light and dark', async ({ desk }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const scenes: readonly (readonly [string, () => Promise<void>])[] = [
    ['home', () => Promise.resolve()],
    ['open request', () => home.rows.first().click()],
    ['filter without match', () => home.filter.fill('zzz')],
    ['unbuilt page', () => home.tab('REPORTS').click()],
  ];
  for (const [name, arrange] of scenes) {
    await arrange();
    expect(await violations(desk), name).toEqual([]);
  }
});

test('at 200 % zoom nothing scrolls sideways', async ({ desk }) => {
  const { app, signIn, home } = desk;
  const overflow = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect(signIn.withPhone).toBeVisible();
  expect(await overflow()).toBe(0);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  expect(await overflow()).toBe(0);
  await home.rows.first().click();
  await expect(home.request).toBeVisible();
  expect(await overflow()).toBe(0);
  await home.tab('REPORTS').click();
  expect(await overflow()).toBe(0);
});
