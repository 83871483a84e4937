import { es } from '../../helpers/words.ts';
import { expect } from '../expect.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

const button = ({ desk: { page } }: Stage, name: string) => page.getByRole('button', { name, exact: true });
const press = (stage: Stage, names: string) => button(stage, es(names)).click();
const heading = ({ desk: { page } }: Stage, names: string) => expect(page.getByRole('heading', { name: es(names), exact: true, level: 1 })).toBeVisible();

/** The widest screens in Spanish, from the login page in English to it. */
export const spanishSteps: readonly Step[] = [
  step('spanish-login-options', async (stage) => {
    await stage.sandbox.control.reset();
    await stage.look('light', 1);
    await button(stage, 'Español').click();
    await heading(stage, 'signIn.loginOptions');
  }),
  step('spanish-sign-up', async (stage) => {
    await button(stage, 'regístrese aquí').click();
    await heading(stage, 'doors.signUpHeading');
  }),
  step('spanish-first-factor', async (stage) => {
    const { page, signIn } = stage.desk;
    const owen = signIn.person('owen');
    await press(stage, 'signIn.cancel');
    await button(stage, 'haga clic aquí').click();
    await page.getByRole('textbox', { name: es('signIn.email') }).fill(owen.username);
    await page.getByLabel(es('signIn.password'), { exact: true }).fill(owen.password);
    await press(stage, 'signIn.signIn');
    await heading(stage, 'doors.registerHeading');
  }),
  step('spanish-code', async (stage) => {
    const { page, signIn } = stage.desk;
    const maria = signIn.person('maria');
    await press(stage, 'signIn.cancel');
    await press(stage, 'signIn.loginWithPhone');
    await page.getByRole('textbox', { name: es('signIn.email') }).fill(maria.username);
    await page.getByLabel(es('signIn.password'), { exact: true }).fill(maria.password);
    await press(stage, 'signIn.signIn');
    await press(stage, 'signIn.sendCode');
    await expect(page.getByRole('textbox', { name: es('signIn.code') })).toBeFocused();
  }),
  step('spanish-trouble', async (stage) => {
    await press(stage, 'signIn.trouble');
    await expect(button(stage, es('trouble.checkAgain'))).not.toHaveAttribute('aria-busy', 'true');
  }),
  step('spanish-home', async (stage) => {
    const { page, signIn, home } = stage.desk;
    await press(stage, 'trouble.back');
    await page.getByRole('textbox', { name: es('signIn.code') }).fill(await signIn.newestCode(signIn.person('maria')));
    await expect(home.rows.first()).toBeVisible();
    await expect(button(stage, es('home.refresh'))).toBeVisible();
  }),
  step('spanish-account', async (stage) => {
    await button(stage, stage.desk.signIn.person('maria').name).click();
    await press(stage, 'home.menu.account');
    await expect(button(stage, es('account.addAuthenticator'))).toBeVisible();
  }),
  step('spanish-change-password', async (stage) => {
    await press(stage, 'account.changePassword');
    await expect(stage.desk.page.getByLabel(es('account.currentPassword'), { exact: true })).toBeFocused();
  }),
  step('spanish-signed-out', async (stage) => {
    await press(stage, 'account.backToAccount');
    await press(stage, 'account.back');
    await button(stage, stage.desk.signIn.person('maria').name).click();
    await press(stage, 'home.menu.signOut');
    await heading(stage, 'signIn.loginOptions');
  }),
  step('english-again', async (stage) => {
    await button(stage, 'English').click();
    await expect(stage.desk.signIn.loginOptions).toBeVisible();
  }),
];
