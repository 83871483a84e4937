import { AccountPage } from '../../pages/account-page.ts';
import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** A look at the person's own account. */
export const accountSteps: readonly Step[] = [
  step('your-account', async ({ desk: { page, signIn, home } }) => {
    await home.choose(signIn.person('maria'), 'Your account');
    await expect(new AccountPage(page).methods).toHaveCount(2);
  }),
  step('add-an-authenticator-app', async ({ desk: { page } }) => {
    const account = new AccountPage(page);
    await account.toAppKey('My phone');
    await expect(account.qr).toBeVisible();
    await account.code.focus();
  }),
  step('home-as-it-was-left', async ({ desk: { page, home } }) => {
    const account = new AccountPage(page);
    await account.back.click();
    await account.home.click();
    await home.tab('HOME').click();
    await expect(home.rows.first()).toBeVisible();
  }),
];
