import { expect } from '../../demo/expect.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';
import { scene, type Place, type Scene } from './scene.ts';

const accountOf = ({ desk }: Place) => new AccountPage(desk.page);

/** The account of Maria and every change of it, from the login page to the sign-in that confirms. */
export const accountScenes: readonly Scene[] = [
  scene('account', async (place) => {
    const { signIn, home } = place.desk;
    place.sandbox.control.changeSettings({ codeInterval: 0 });
    await signIn.byPhone(signIn.person('maria'));
    await expect(home.rows.first()).toBeVisible();
    await home.choose(signIn.person('maria'), 'Your account');
    await expect(accountOf(place).methods).toHaveCount(2);
  }),
  scene('account-remove', async (place) => {
    const account = accountOf(place);
    await account.methods.first().getByRole('button').click();
    await expect(account.dialog).toBeVisible();
  }),
  scene('account-add-phone-blocked', async (place) => {
    const account = accountOf(place);
    await account.answer('Keep');
    await account.addPhone.click();
    await account.phone.fill('(571) 555-0199');
    await account.sendCode.click();
    await expect(account.problem).toContainText(problems.contactBlocked);
  }),
  scene('account-add-phone-code', async (place) => {
    const account = accountOf(place);
    await account.phone.fill('(703) 555-0144');
    await account.sendCode.click();
    await expect(account.code).toBeFocused();
  }),
  scene('account-add-email', async (place) => {
    const account = accountOf(place);
    await account.back.click();
    await account.addEmail.click();
    await expect(account.email).toBeFocused();
  }),
  scene('account-name-the-app', async (place) => {
    const account = accountOf(place);
    await account.back.click();
    await account.addAuthenticator.click();
    await account.goOn.click();
    await expect(account.problem).toContainText('Please enter a name.');
  }),
  scene('account-connect-the-app', async (place) => {
    const account = accountOf(place);
    await account.appName.fill('My phone');
    await account.goOn.click();
    await expect(account.qr).toBeVisible();
  }),
  scene('account-app-clock-wrong', async (place) => {
    const account = accountOf(place);
    await account.code.fill(place.sandbox.control.authenticatorCode(place.desk.signIn.person('maria').username, { stepsAgo: 10 }));
    await expect(account.problem).toContainText(problems.appClock);
  }),
  scene('account-recovery-codes', async (place) => {
    const account = accountOf(place);
    await account.code.fill(place.sandbox.control.authenticatorCode(place.desk.signIn.person('maria').username));
    await expect(account.recoveryCodes).toHaveCount(10);
  }),
  scene('account-leave-the-codes', async (place) => {
    await place.desk.page.keyboard.press('Escape');
    await expect(accountOf(place).dialog).toBeVisible();
  }),
  scene('account-with-an-app', async (place) => {
    const account = accountOf(place);
    await account.answer('Leave without them');
    await expect(account.methods).toHaveCount(3);
  }),
  scene('account-change-password', async (place) => {
    const account = accountOf(place);
    await account.changePassword.click();
    await account.currentPassword.fill('not-the-current-one');
    await account.newPassword.fill('three-olives-under-a-borrowed-hat');
    await account.changePassword.click();
    await expect(account.problem).toContainText(problems.wrongCurrentPassword);
  }),
  scene('account-confirm-needed', async (place) => {
    const account = accountOf(place);
    place.sandbox.control.setClockOffset(301_000);
    await account.changePassword.click();
    await expect(account.problem).toContainText(problems.confirmNeeded);
  }),
  scene('account-sign-in-again', async (place) => {
    await accountOf(place).signInAgain.click();
    await expect(place.desk.page.getByRole('heading', { name: 'Sign in again' })).toBeVisible();
  }),
  scene('account-server-away', async (place) => {
    const { signIn, page } = place.desk;
    const account = accountOf(place);
    place.sandbox.control.setClockOffset(0);
    await signIn.cancel.click();
    await expect(account.newPassword).toBeVisible();
    await place.sandbox.stop();
    await page.keyboard.press('Escape');
    await expect(account.problem).toContainText(problems.offline);
  }),
  scene('account-closed', async (place) => {
    const { signIn, home } = place.desk;
    await place.sandbox.resume();
    await accountOf(place).home.click();
    await expect(home.connection).toContainText('Online', { timeout: 40_000 });
    await home.choose(signIn.person('maria'), 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
  }),
];
