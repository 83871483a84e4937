import { strFromU8, unzipSync } from 'fflate';
import { execFile } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { violations } from '../../fixtures/accessibility.ts';
import { electronExecutable, projectRoot } from '../../fixtures/desk.ts';
import { policyIn } from '../../fixtures/policy.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { SettingsPage } from '../../pages/settings-page.ts';

const managedBy = { name: 'Riverbend IT', contact: 'Extension 4711' };

test('the policy sets the servers and locks settings; the page says who set what, and a change of it takes effect at once', async ({ open, folder, sandbox }) => {
  const { sandboxOutbox: _none, ...servers } = sandbox.clientConfig;
  const policy = { ...servers, managedBy, idleLockSeconds: 1200, rememberMe: false, Defaults: { exporting: false } };
  const env = await policyIn(folder, policy);
  // What the environment names is not looked at: it would lead elsewhere.
  const desk = await open({ config: { ...sandbox.clientConfig, authority: 'http://127.0.0.1:9/elsewhere' }, env });
  const settings = new SettingsPage(desk.page);

  await test.step('before anybody signed in', async () => {
    await settings.opener.click();
    await expect(settings.heading).toBeFocused();
    await expect(desk.page.getByText('Managed by Riverbend IT.')).toContainText('Questions: Extension 4711');
    await expect(settings.row('Locks when nobody touches it for')).toContainText('20 minutesManaged by your organization');
    await expect(settings.row('Saving files')).toContainText('NoRecommended by your organization');
    await expect(settings.row('Printing')).toContainText('YesDefault of the program');
    await expect(desk.page.getByText('Set by Riverbend IT; it can not be changed here.')).toBeVisible();
    await expect(settings.idleLock).toHaveCount(0);
    expect(await violations(desk)).toEqual([]);
    expect(await sidewaysAtDoubleSize(desk)).toBe(0);
    await policyIn(folder, { ...policy, idleLockSeconds: 900 });
    await expect(settings.row('Locks when nobody touches it for')).toContainText('15 minutes');
    await chmod(env.FACILITY_DESK_POLICY, 0o666);
    await expect(desk.page.getByText('it can be written by others (mode 666)')).toBeVisible();
    await expect(settings.row('Locks when nobody touches it for')).toContainText('15 minutes');
    await desk.page.keyboard.press('Escape');
    await expect(settings.opener).toBeFocused();
  });

  await test.step('nobody is remembered where the policy says so, and signing in works', async () => {
    await expect(desk.signIn.rememberMe).toHaveCount(0);
    await desk.signIn.byPhone(desk.signIn.person('maria'));
    await loaded(desk);
  });
});

test('people choose stricter settings and colors for this PC; they hold after a restart', async ({ open, sandbox }) => {
  const config = { ...sandbox.clientConfig, settings: { idleLockSeconds: 900 } };
  const desk = await open({ config });
  const settings = new SettingsPage(desk.page);
  await settings.opener.click();
  await expect(settings.row('Locks when nobody touches it for')).toContainText('15 minutesThis PC’s configuration');
  await expect(settings.idleLock.getByRole('option')).toHaveText(['15 minutes (as it is set)', '1 minute', '2 minutes', '5 minutes', '10 minutes']);
  await settings.idleLock.selectOption('2 minutes');
  await settings.colors.selectOption('Dark');
  await expect(settings.row('Locks when nobody touches it for')).toContainText('2 minutesChosen here');
  await expect.poll(() => desk.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await desk.quit();

  const again = await open({ config });
  const kept = new SettingsPage(again.page);
  await again.signIn.byPhone(again.signIn.person('maria'));
  await loaded(again);
  await again.home.choose(again.signIn.person('maria'), 'Settings');
  await expect(kept.row('Locks when nobody touches it for')).toContainText('2 minutesChosen here');
  await expect(kept.colors).toHaveValue('dark');
});

test('a wrong policy is named with its key, nobody signs in, and the diagnostics are read before they are saved', async ({ open, folder, keyring, display, sandbox }) => {
  const desk = await open({ env: await policyIn(folder, { managedBy, idleLockSeconds: 1 }) });
  await expect(desk.page.getByRole('heading', { name: 'The policy of this PC is wrong' })).toBeVisible();
  await expect(desk.page.getByText('policy/policy.json')).toBeVisible();
  await expect(desk.page.getByText('idleLockSeconds: ')).toBeVisible();
  await expect(desk.signIn.loginOptions).toHaveCount(0);

  const settings = new SettingsPage(desk.page);
  await settings.opener.click();
  await desk.page.getByRole('button', { name: 'Put it together' }).click();
  await expect(desk.page.getByText('This is everything that is saved.')).toBeVisible();
  const shown = await desk.page.locator('pre').allTextContents();
  expect(shown.join('')).toContain('"reason": "idleLockSeconds: ');
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);
  const saved = path.join(folder, 'saved.zip');
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await desk.page.getByRole('button', { name: 'Save as ZIP' }).click();
  await expect(desk.page.getByText('Saved. Send it to IT.')).toBeVisible();
  const texts = async (file: string) => Object.values(unzipSync(await readFile(file))).map((bytes) => strFromU8(bytes));
  expect(await texts(saved)).toEqual(shown);
  await desk.quit();

  // The same by the command line, with the server checked and after somebody signed in.
  const other = await open();
  const maria = other.signIn.person('maria');
  await other.signIn.byPhone(maria);
  await loaded(other);
  const written = path.join(folder, 'written.zip');
  const env = { ...process.env, ...keyring.env, DISPLAY: display, FACILITY_DESK_PROFILE: other.profile, FACILITY_DESK_CONFIG: path.join(folder, 'config.json') };
  await promisify(execFile)(electronExecutable(), [projectRoot, '--disable-gpu', '--diagnostics', written], { env });
  const text = (await texts(written)).join('');
  for (const told of ['"sandbox": true', '"result": "good"', '"event":"window.ready"', '"idleLockSeconds"']) expect(text).toContain(told);
  const consumers = sandbox.control.consumers().map(({ name }) => name?.[0]?.family ?? maria.password);
  for (const secret of [maria.username, maria.password, ...consumers, ...sandbox.control.opaqueTokens(), ...sandbox.control.messages().map(({ code }) => code)]) expect(text.includes(secret)).toBe(false);
});
