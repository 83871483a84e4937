import { expect, test } from '../../fixtures/test.ts';
import { SystemBrowser } from '../../helpers/system-browser.ts';
import { problems } from '../../pages/problems.ts';

test('a step that belongs on the server’s own pages goes on in the system browser', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  const { signIn, page } = await open({ env: browser.env });
  const { control } = sandbox;
  const openPage = page.getByRole('button', { name: /^Open the page/ });

  await signIn.enterCredentials('phone', signIn.person('priya'));
  await signIn.sendCode.click();
  await expect(page.getByText(`The server wants this step done on its own page, at ${new URL(sandbox.url).host}.`)).toBeVisible();
  expect(await browser.opened()).toEqual([]);
  await openPage.click();
  expect(await browser.next()).toBe(`${sandbox.url}/`);
  await expect(page.getByText('The page is open in your web browser.')).toBeVisible();
  await signIn.back.click();
  await expect(signIn.email).toHaveValue(signIn.person('priya').username);

  await test.step('at the first step too: an account without a password', async () => {
    await signIn.email.fill('ingrid.solberg@riverbend.example');
    await signIn.password.fill('whatever');
    await signIn.signIn.click();
    await expect(openPage).toBeFocused();
    await signIn.cancel.click();
  });

  await test.step('a server that does not take native sign-in refuses the program', async () => {
    control.changeSettings({ nativeAuthEnabled: false });
    await signIn.enterCredentials('phone', signIn.person('maria'));
    await expect(signIn.problem).toContainText(`${problems.clientRefused}Call support`);
  });
});

test('a page on a host that is not on the list is not opened', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  const { signIn, page } = await open({ env: browser.env, config: { ...sandbox.clientConfig, browserHosts: ['login.example'] } });
  await signIn.enterCredentials('phone', signIn.person('priya'));
  await signIn.sendCode.click();
  await page.getByRole('button', { name: 'Open the page' }).click();
  await expect(signIn.problem).toContainText(`${problems.browserHostRefused}Call support`);
  expect(await browser.opened()).toEqual([]);
});
