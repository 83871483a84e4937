import type { Locator } from '@playwright/test';
import { systemKey } from '../../helpers/system-key.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { SettingsPage } from '../../pages/settings-page.ts';
import { WatchPage } from '../../pages/watch-page.ts';
import { expect } from '../expect.ts';
import { fitsAcross } from '../fits-across.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

type Name = 'maria' | 'helen' | 'tomas';
const locked = (stage: Stage, name: Name) => stage.desk.page.getByRole('heading', { name: `Locked: ${stage.desk.signIn.person(name).name}` });

/** The home closes behind its tile. */
async function lock(stage: Stage, name: Name): Promise<void> {
  await stage.desk.page.keyboard.press('Control+l');
  await expect(locked(stage, name)).toBeVisible();
  await expect(stage.desk.signIn.password).toBeFocused();
}

/** Somebody signs in for the first time at this PC, and is remembered. */
async function signInNew({ desk: { signIn, home } }: Stage, name: Name): Promise<void> {
  await signIn.rememberMe.check();
  await expect(signIn.rememberMe).toBeChecked();
  await signIn.byPhone(signIn.person(name));
  await expect(home.heading).toBeVisible();
}

/** Types the password on the lock screen. */
async function unlock({ desk: { signIn, page, home } }: Stage, name: Name): Promise<void> {
  await signIn.password.fill(signIn.person(name).password);
  await page.keyboard.press('Enter');
  await expect(home.connection).toContainText('Online');
}

/** A screen, then in the dark, then at 200 %. `of`: what the pictures are of, when it is not the top. */
function looks(name: string, run: Step['run'], of?: (stage: Stage) => Locator): Step[] {
  const show = (stage: Stage) => of?.(stage).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const again = (prefix: string, theme: 'light' | 'dark', zoom: number) =>
    step(`${prefix}-${name}`, async (stage) => {
      await stage.look(theme, zoom);
      await show(stage);
      if (zoom > 1) await fitsAcross(stage);
    });
  return [
    step(name, async (stage) => {
      await stage.look('light', 1);
      await run(stage);
      await show(stage);
    }),
    again('dark', 'dark', 1),
    again('zoomed', 'light', 2),
  ];
}

/** Starts the program anew, and somebody unlocks by the keyboard alone: a pointer in the window would end a countdown. */
async function startAs(stage: Stage, name: Name, settings: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await stage.quit();
  const { signIn } = await stage.start(settings);
  const person = signIn.person(name);
  await signIn.tile(person).press('Enter');
  await signIn.password.fill(person.password);
  await signIn.unlock.press('Enter');
}

/** Each is remembered, locks, and finds their own place again. */
const switching: readonly Step[] = [
  step('first-person-at-work', async (stage) => {
    await signInNew(stage, 'maria');
    const { page, home } = stage.desk;
    await home.filter.fill('out');
    await home.rows.first().click();
    await expect(home.request.getByRole('heading', { level: 2 })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+4');
    await page.getByRole('textbox', { name: 'Last name' }).fill('Half a na');
  }),
  step('locked', (stage) => lock(stage, 'maria')),
  step('second-person-home', async (stage) => {
    await stage.desk.page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await signInNew(stage, 'helen');
  }),
  step('locked-with-somebody-else', (stage) => lock(stage, 'helen')),
  step('login-options-with-tiles', async ({ desk: { page, signIn } }) => {
    await page.getByRole('button', { name: 'All login options' }).click();
    await expect(signIn.tile(signIn.person('maria'))).toBeVisible();
  }),
  step('third-person-home', (stage) => signInNew(stage, 'tomas')),
  ...looks('locked-with-two-others', (stage) => lock(stage, 'tomas')),
  step('another-person-by-one-key', async (stage) => {
    await stage.look('light', 1);
    const { page, signIn } = stage.desk;
    const maria = signIn.person('maria');
    await page.getByRole('button', { name: new RegExp(`^${maria.name}`) }).press('Enter');
    await expect(page.getByText(maria.username)).toBeVisible();
    await expect(signIn.password).toBeFocused();
  }),
  step('wrong-password', async ({ desk: { page, signIn } }) => {
    await signIn.password.fill('not-the-password-of-maria');
    await page.keyboard.press('Enter');
    await expect(signIn.problem).toContainText('That password does not open');
  }),
  step('own-place-again', async (stage) => {
    await unlock(stage, 'maria');
    await expect(stage.desk.page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Half a na');
  }),
];

/** An untouched PC counts down and locks; one key hides whom the screen is about. */
const watching: readonly Step[] = [
  ...looks('idle-countdown', async (stage) => {
    await startAs(stage, 'maria', { idleLockSeconds: 65, idleWarningSeconds: 60, privacyIdleSeconds: 0 });
    await expect(new WatchPage(stage.desk.page).countdown).toBeVisible();
  }).map((each) => ({ ...each, untouched: true })),
  step('locked-by-itself', async (stage) => {
    await stage.look('light', 1);
    await stage.desk.app.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 3_600_000;
    });
    await stage.desk.page.mouse.move(300, 300);
    await expect(locked(stage, 'maria')).toBeVisible();
  }),
  ...looks('privacy-screen', async (stage) => {
    await startAs(stage, 'maria');
    await stage.desk.page.keyboard.press('Alt+1');
    await expect(stage.desk.home.rows.first()).toBeVisible();
    await systemKey(stage.desk.app, 'F8');
    await expect(stage.desk.page.getByRole('complementary', { name: /are hidden$/ })).toBeVisible();
  }),
  ...looks('privacy-screen-case', async ({ desk: { page } }) => {
    await page.keyboard.press('Alt+2');
    const cases = new CasesPage(page);
    await cases.rows.first().click();
    await expect(cases.case.getByRole('heading', { level: 2 })).toBeVisible();
  }),
];

/** Without the server, for a time; beyond that in an emergency. */
const offline: readonly Step[] = [
  step('offline-limit-near', async (stage) => {
    await stage.look('light', 1);
    await stage.sandbox.stop();
    await startAs(stage, 'maria', { offlineUnlocks: 1 });
    await expect(stage.desk.page.getByText('this opens for 7 more days and 0 more times')).toBeVisible();
  }),
  ...looks('offline-limit-passed', async (stage) => {
    await startAs(stage, 'maria', { offlineUnlocks: 1 });
    await expect(stage.desk.signIn.problem).toContainText('as often as your facility allows');
  }),
  ...looks('emergency-reason', async ({ desk: { page } }) => {
    await page.getByRole('button', { name: 'Emergency access…' }).click();
    await page.getByRole('textbox', { name: 'Why is this an emergency?' }).fill('The ward calls about a discharge tonight');
  }),
  step('emergency-confirm', async (stage) => {
    await stage.look('light', 1);
    await stage.desk.page.getByRole('button', { name: 'Go on…' }).click();
    await expect(stage.desk.page.getByRole('button', { name: 'Yes, it is an emergency' })).toBeVisible();
  }),
  ...looks('emergency', async ({ desk: { page } }) => {
    await page.getByRole('button', { name: 'Yes, it is an emergency' }).click();
    await expect(page.getByRole('region', { name: 'Emergency access' })).toBeVisible();
  }),
  step('server-back', async (stage) => {
    await stage.look('light', 1);
    await stage.sandbox.resume();
    await stage.desk.home.connection.getByRole('button', { name: 'Check now' }).click();
    await expect(stage.desk.home.connection).toContainText('Online');
  }),
];

/** What holds on this PC, and who set it. */
const settings: readonly Step[] = [
  ...looks('settings', async (stage) => {
    await stage.quit();
    await stage.start({ idleLockSeconds: 900, printing: false });
    const page = new SettingsPage(stage.desk.page);
    await page.opener.click();
    await expect(page.heading).toBeFocused();
  }),
  step('settings-of-this-pc', async (stage) => {
    await stage.look('light', 1);
    await new SettingsPage(stage.desk.page).row('Printing').scrollIntoViewIfNeeded();
  }),
  ...looks('diagnostics-preview', async ({ desk: { page } }) => {
    await page.getByRole('button', { name: 'Put it together' }).click();
    await expect(page.getByText('This is everything that is saved.')).toBeVisible();
  }, ({ desk: { page } }) => page.locator('pre').first()),
];

/** Who did what, for an administrator. */
const trail: readonly Step[] = [
  ...looks('audit-trail', async (stage) => {
    await stage.quit();
    const { page, signIn, home } = await stage.start();
    await signIn.byPhone(signIn.person('kevin'));
    await expect(home.heading).toBeVisible();
    await home.tab('SETUP').click();
    await page.getByRole('button', { name: 'Show the audit trail' }).click();
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await expect(page.getByText(/^Every link holds/)).toBeVisible();
  }, ({ desk: { page } }) => page.getByRole('search')),
];

/** Three people at one PC. */
export const sharedPcSteps: readonly Step[] = [...switching, ...watching, ...offline, ...settings, ...trail];
