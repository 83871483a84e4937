import { expect } from '../../demo/expect.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { DomainPages, pins, signInUnseen } from '../../pages/domain-pages.ts';
import { problems } from '../../pages/problems.ts';
import { scene, type Scene } from './scene.ts';

/** LOGIN with a domain account, remembered under a PIN, from the login page to it. */
export const domainScenes: readonly Scene[] = [
  scene('domain-browser', async ({ desk: { page, signIn } }) => {
    const domain = new DomainPages(page);
    await signIn.rememberMe.check();
    await expect(signIn.rememberMe).toBeChecked();
    await domain.login.click();
    await expect(domain.waiting).toBeVisible();
  }),
  scene('domain-refused', async ({ browser, sandbox, desk: { page, signIn } }) => {
    sandbox.control.tamperDomain('token-error');
    await signInUnseen(sandbox, await browser.next(), signIn.person('nadia'));
    await expect(signIn.problem).toContainText(problems.domainRefused);
    await expect(new DomainPages(page).openPage).toBeVisible();
  }),
  scene('domain-new-pin', async ({ browser, sandbox, desk: { page, signIn } }) => {
    const domain = new DomainPages(page);
    sandbox.control.tamperDomain(undefined);
    await domain.openPage.click();
    await signInUnseen(sandbox, await browser.next(), signIn.person('nadia'));
    await expect(domain.newPin).toBeFocused();
  }),
  scene('domain-new-pin-too-simple', async ({ desk: { page, signIn } }) => {
    await new DomainPages(page).choosePin('12345678');
    await expect(signIn.problem).toContainText('This PIN does not meet every rule below yet.');
  }),
  scene('domain-home', async ({ desk: { page, home } }) => {
    await new DomainPages(page).choosePin(pins.first);
    await expect(home.rows.first()).toBeVisible();
    await expect(home.refresh).toBeVisible();
  }),
  scene('domain-account', async ({ desk: { page, signIn, home } }) => {
    await home.choose(signIn.person('nadia'), 'Your account');
    await expect(page.getByText(/^Your domain account is looked after by/)).toBeVisible();
    await expect(new AccountPage(page).changePassword).toBeHidden();
  }),
  scene('domain-unlock', async ({ browser, desk: { page, signIn, home } }) => {
    const nadia = signIn.person('nadia');
    await page.keyboard.press('Escape');
    await home.choose(nadia, 'Sign out');
    await browser.next();
    await signIn.tile(nadia).click();
    await expect(new DomainPages(page).pin).toBeFocused();
  }),
  scene('domain-unlock-wrong-pin', async ({ desk: { page, signIn } }) => {
    await new DomainPages(page).pin.fill(pins.wrong);
    await signIn.unlock.click();
    await expect(signIn.problem).toContainText(problems.wrongPin);
  }),
  scene('domain-forgotten-pin', async ({ browser, sandbox, desk: { page, signIn } }) => {
    const domain = new DomainPages(page);
    await page.getByRole('button', { name: 'Forgot your PIN?' }).click();
    await signInUnseen(sandbox, await browser.next(), signIn.person('nadia'));
    await expect(domain.startAfresh).toBeVisible();
  }),
  scene('domain-left', async ({ desk: { signIn } }) => {
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  }),
];
