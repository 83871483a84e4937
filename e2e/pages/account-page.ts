import type { Locator, Page } from '@playwright/test';

/** The account screen and what can be changed from it, by what a person sees. */
export class AccountPage {
  readonly heading: Locator;
  readonly home: Locator;
  /** Back from one change to the whole account. */
  readonly back: Locator;
  /** What was just done. */
  readonly done: Locator;
  readonly problem: Locator;
  readonly signInAgain: Locator;
  readonly addAuthenticator: Locator;
  readonly addPhone: Locator;
  readonly addEmail: Locator;
  readonly appName: Locator;
  readonly goOn: Locator;
  readonly qr: Locator;
  readonly key: Locator;
  readonly country: Locator;
  readonly phone: Locator;
  readonly email: Locator;
  readonly sendCode: Locator;
  readonly sendNewCode: Locator;
  readonly code: Locator;
  readonly verify: Locator;
  readonly sheet: Locator;
  readonly recoveryCodes: Locator;
  readonly kept: Locator;
  readonly changePassword: Locator;
  readonly currentPassword: Locator;
  readonly newPassword: Locator;
  readonly signOutEverywhere: Locator;
  readonly methods: Locator;
  readonly people: Locator;
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const listOf = (name: string) => page.getByRole('region', { name }).getByRole('listitem');
    this.heading = page.getByRole('heading', { name: 'Your account', level: 1 });
    this.home = button('Home');
    this.back = button('Your account');
    this.done = page.getByRole('main').getByRole('status').first();
    this.problem = page.getByRole('alert').filter({ hasText: /\S/ });
    this.signInAgain = page.getByRole('main').getByRole('button', { name: 'Sign in again' });
    this.addAuthenticator = button('Add an authenticator app');
    this.addPhone = button('Add a phone');
    this.addEmail = button('Add an email address');
    this.appName = page.getByRole('textbox', { name: 'Name', exact: true });
    this.goOn = button('Continue');
    this.qr = page.getByRole('img', { name: 'QR code that holds the key' });
    this.key = page.getByRole('main').getByRole('code');
    this.country = page.getByRole('combobox', { name: 'Country' });
    this.phone = page.getByRole('textbox', { name: 'Phone number' });
    this.email = page.getByRole('textbox', { name: 'Email Address' });
    this.sendCode = button('Send Code');
    this.sendNewCode = button('Send new code');
    this.code = page.getByRole('textbox', { name: 'Verification code' });
    this.verify = button('Verify Code');
    this.sheet = page.getByRole('region', { name: 'Recovery codes for Atrezzo' });
    this.recoveryCodes = this.sheet.getByRole('listitem');
    this.kept = button('I have kept them');
    this.changePassword = button('Change password');
    this.currentPassword = page.getByLabel('Current password', { exact: true });
    this.newPassword = page.getByLabel('New Password', { exact: true });
    this.signOutEverywhere = button('Sign out everywhere');
    this.methods = listOf('How you sign in');
    this.people = listOf('Remembered on this PC');
    this.dialog = page.getByRole('dialog');
  }

  /** A part of the account, by its heading. */
  section(name: string): Locator {
    return this.#page.getByRole('region', { name });
  }

  /** Answers the dialog that asks. */
  async answer(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** Names a new authenticator app, up to its key, which it gives. */
  async toAppKey(name: string): Promise<string> {
    await this.addAuthenticator.click();
    await this.appName.fill(name);
    await this.goOn.click();
    return ((await this.key.textContent()) ?? '').replaceAll(' ', '');
  }
}
