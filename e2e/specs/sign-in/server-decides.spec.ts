import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

/** A system browser that writes down what it was asked to open. */
async function fakeBrowser(folder: string) {
  const programs = path.join(folder, 'programs');
  const opened = path.join(folder, 'opened.txt');
  await mkdir(programs);
  await writeFile(path.join(programs, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${opened}'\n`);
  await chmod(path.join(programs, 'xdg-open'), 0o755);
  return { env: { PATH: `${programs}:${process.env.PATH ?? ''}` }, opened: () => readFile(opened, 'utf8').catch(() => '') };
}

test('a step that belongs on the server’s own pages goes on in the system browser', async ({ open, folder, sandbox }) => {
  const browser = await fakeBrowser(folder);
  const { signIn, page } = await open({ env: browser.env });
  const { control } = sandbox;
  const openPage = page.getByRole('button', { name: /^Open the page/ });

  await signIn.enterCredentials('phone', signIn.person('priya'));
  await signIn.sendCode.click();
  await expect(page.getByText(`The server wants this step done on its own page, at ${new URL(sandbox.url).host}.`)).toBeVisible();
  expect(await browser.opened()).toBe('');
  await openPage.click();
  await expect.poll(browser.opened).toBe(`${sandbox.url}/\n`);
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

  await test.step('somebody who has not registered yet is told how', async () => {
    await signIn.enterCredentials('phone', signIn.person('owen'));
    await expect(signIn.problem).toContainText(`${problems.registrationRequired}Open the registration link`);
    await signIn.cancel.click();
  });

  await test.step('a server that does not take native sign-in refuses the program', async () => {
    control.changeSettings({ nativeAuthEnabled: false });
    await signIn.enterCredentials('phone', signIn.person('maria'));
    await expect(signIn.problem).toContainText(`${problems.clientRefused}Call support`);
  });
});

test('a page on a host that is not on the list is not opened', async ({ open, folder, sandbox }) => {
  const browser = await fakeBrowser(folder);
  const { signIn, page } = await open({ env: browser.env, config: { ...sandbox.clientConfig, browserHosts: ['login.example'] } });
  await signIn.enterCredentials('phone', signIn.person('priya'));
  await signIn.sendCode.click();
  await page.getByRole('button', { name: 'Open the page' }).click();
  await expect(signIn.problem).toContainText(`${problems.browserHostRefused}Call support`);
  expect(await browser.opened()).toBe('');
});
