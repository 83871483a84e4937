import { keptFiles } from '../../fixtures/kept.ts';
import { loaded, unlock } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

/** The PC slept for so long without telling so: the wall clock went on. */
const sleep = ({ app }: Pick<OpenDesk, 'app'>, hours: number) =>
  app.evaluate((_electron, ms) => {
    const { now } = Date;
    Date.now = () => now() + ms;
  }, hours * 3_600_000);

test('somebody of whom nothing is kept is locked when nobody is there; the home ends with the session, but not before what only this PC has is sent', async ({ desk, folder, sandbox }) => {
  test.setTimeout(120_000);
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  const revocations = () => sandbox.control.requests().filter(({ path }) => path.endsWith('/revoke')).length;
  const lockedBySleep = async (hours: number) => {
    await sleep(desk, hours);
    await page.mouse.move(310, 310);
    await expect(home.grid).toBeHidden();
  };
  await signIn.byPhone(maria);
  await loaded(desk);

  await lockedBySleep(1);
  await expect(page.getByText('Nobody was here for a while.')).toBeVisible();
  await unlock(desk, maria);
  await loaded(desk);
  expect(keptFiles(folder)).toEqual([]);

  // Nothing is touched any more: the tile goes by itself.
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Locked: ${maria.name}` })).toBeVisible();
  expect(revocations()).toBe(0);
  await sleep(desk, 12);
  await expect(signIn.problem).toContainText('The time for one session is over.', { timeout: 30_000 });
  await expect(signIn.tile(maria)).toBeHidden();
  await expect.poll(revocations).toBe(1);

  await signIn.byPhone(maria);
  await loaded(desk);
  await sandbox.stop();
  const form = new CreateCasePage(page);
  await page.keyboard.press('Alt+3');
  await form.begin.click();
  await form.stepButton('Notes').click();
  await form.field('What the reviewer should know').pressSequentially('Only here');
  await lockedBySleep(13);
  await unlock(desk, maria);
  await expect(form.field('What the reviewer should know')).toHaveValue('Only here');
  expect(keptFiles(folder)).toEqual([]);
});

test('somebody of whom nothing is kept is asked for the password again when the last proof is too old, however busy they are', async ({ open, sandbox, folder }) => {
  const desk = await open({ config: { ...sandbox.clientConfig, settings: { proofHours: 1, idleLockSeconds: 3600, privacyIdleSeconds: 0 } } });
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await signIn.byPhone(maria);
  await loaded(desk);
  await sleep(desk, 0.9);
  await page.mouse.move(310, 310);
  await expect(home.grid).toBeVisible();
  await sleep(desk, 0.15);
  await page.mouse.move(320, 320);
  await expect(home.grid).toBeHidden();
  await expect(page.getByText('From time to time it is asked for again who you are.')).toBeVisible();
  await unlock(desk, maria);
  await loaded(desk);
  expect(keptFiles(folder)).toEqual([]);
});
