import { expect } from '../expect.ts';
import { fitsAcross } from '../fits-across.ts';
import { step, type Step } from '../tour.ts';

/** Key screens in dark, at 200 % zoom, and with nothing in them. */
export const looksSteps: readonly Step[] = [
  step('dark-facility-home', async (stage) => {
    await stage.theme('dark');
    await expect(stage.desk.home.rows.first()).toBeVisible();
  }),
  step('dark-request-open', async ({ desk: { home } }) => {
    await home.rows.first().click();
    await expect(home.request.getByRole('heading', { level: 2 })).toBeVisible();
  }),
  step('dark-login-options', async ({ desk: { signIn, home } }) => {
    await home.choose(signIn.person('maria'), 'Sign out');
    await expect(signIn.tile(signIn.person('maria'))).toBeVisible();
  }),
  step('dark-code-sent', async ({ desk: { signIn } }) => {
    await signIn.enterCredentials('phone', signIn.person('helen'));
    await signIn.sendCode.click();
    await expect(signIn.code).toBeVisible();
  }),
  step('empty-facility', async (stage) => {
    const { page, signIn } = stage.desk;
    await stage.theme('light');
    await signIn.code.fill(await signIn.newestCode(signIn.person('helen')));
    await expect(page.getByText('No records found.')).toBeVisible();
  }),
  step('zoomed-login-options', async (stage) => {
    const { signIn, home } = stage.desk;
    await home.choose(signIn.person('helen'), 'Sign out');
    await expect(signIn.tile(signIn.person('maria'))).toBeVisible();
    await stage.zoom(2);
    await fitsAcross(stage);
  }),
  step('zoomed-facility-home', async (stage) => {
    const { signIn, home } = stage.desk;
    await signIn.byPhone(signIn.person('tomas'));
    await expect(home.rows.first()).toBeVisible();
    await fitsAcross(stage);
  }),
  step('zoomed-request-open', async (stage) => {
    const { home } = stage.desk;
    await home.rows.first().click();
    await expect(home.request.getByRole('heading', { level: 2 })).toBeVisible();
    await fitsAcross(stage);
  }),
];
