import axe from 'axe-core';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';

/** WCAG 2.2 AA violations of what is shown, by rule and element. */
async function violations({ app }: OpenDesk): Promise<string[]> {
  return app.evaluate(async ({ BrowserWindow }, source) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.executeJavaScript(`${source}; undefined`);
    const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`;
    return (await contents?.executeJavaScript(run)) as string[];
  }, axe.source);
}

async function theme({ app }: OpenDesk, source: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, wanted) => {
    nativeTheme.themeSource = wanted;
  }, source);
}

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
    for (const source of ['light', 'dark'] as const) {
      await theme(desk, source);
      expect(await violations(desk), `${name}, ${source}`).toEqual([]);
    }
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
