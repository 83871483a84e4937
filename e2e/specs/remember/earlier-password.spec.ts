import { keptFiles } from '../../fixtures/kept.ts';
import { loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import type { Person } from '../../pages/sign-in-pages.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';

// Several starts of the program each.
test.describe.configure({ timeout: 120_000 });

const changed = 'another-password-that-is-long-61';

/** Remembered under one password, then signed in with a code under another. */
async function signInWithChangedPassword(opened: (options: { config: unknown }) => Promise<OpenDesk>, sandbox: Sandbox): Promise<{ desk: OpenDesk; maria: Person }> {
  // An account service would give the recovery key, and nobody would be asked.
  const { accountUrl: _none, ...config } = sandbox.clientConfig;
  const open = () => opened({ config });
  const maria = await rememberAndQuit(open);
  sandbox.control.changeAccount(maria.username, { password: changed });
  const desk = await open();
  await expect(desk.signIn.tile(maria)).toBeVisible();
  await desk.signIn.rememberMe.check();
  await expect(desk.signIn.rememberMe).toBeChecked();
  await desk.signIn.byPhone({ ...maria, password: changed });
  await expect(desk.page.getByRole('heading', { name: 'Your password has changed' })).toBeVisible();
  return { desk, maria };
}

test('a changed password: the earlier one keeps what is here, and from then on the new one opens it', async ({ folder, open, sandbox }) => {
  const { desk, maria } = await signInWithChangedPassword(open, sandbox);
  const [kept] = keptFiles(folder);
  const earlier = desk.page.getByLabel('Earlier password');
  const keep = desk.page.getByRole('button', { name: 'Keep what is here' });
  await earlier.fill('neither-the-one-nor-the-other');
  await keep.click();
  await expect(desk.signIn.problem).toContainText('That password does not open');
  await earlier.fill(maria.password);
  await keep.click();
  await loaded(desk);
  await desk.quit();
  expect(keptFiles(folder)[0]).toBe(kept);

  const again = await open();
  await again.signIn.openTile({ ...maria, password: changed });
  await loaded(again);
});

test('a changed password: starting afresh erases what is here and loads it again', async ({ folder, open, sandbox }) => {
  const { desk, maria } = await signInWithChangedPassword(open, sandbox);
  const [kept] = keptFiles(folder);
  await desk.page.getByRole('button', { name: 'Start afresh' }).click();
  await loaded(desk);
  expect(keptFiles(folder)).not.toContain(kept);
  await desk.quit();

  const again = await open();
  await again.signIn.openTile({ ...maria, password: changed });
  await loaded(again);
});
