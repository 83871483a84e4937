import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { DomainClient } from '../../sandbox/testing/domain-client.ts';
import type { Person } from './sign-in-pages.ts';

/** Every PIN that a test types, to be looked for where it must not be. */
export const pins = { first: '48-blue-kites', second: '52-green-kites', wrong: 'another-pin' } as const;

/** The screens of LOGIN with a domain account, by what a person sees. */
export class DomainPages {
  readonly login: Locator;
  readonly waiting: Locator;
  readonly openPage: Locator;
  readonly openAgain: Locator;
  readonly newPin: Locator;
  readonly setPin: Locator;
  readonly pin: Locator;
  readonly openByPin: Locator;
  readonly startAfresh: Locator;

  constructor(page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.login = button('LOGIN');
    this.waiting = page.getByText('Waiting for your web browser.');
    this.openPage = button('Open the page');
    this.openAgain = button('Open the page again');
    this.newPin = page.getByLabel('New PIN', { exact: true });
    this.setPin = button('Set PIN');
    this.pin = page.getByLabel('PIN', { exact: true });
    this.openByPin = button('Open');
    this.startAfresh = button('Start afresh');
  }

  async choosePin(pin: string): Promise<void> {
    await this.newPin.fill(pin);
    await this.setPin.click();
  }

  async enterPin(pin: string): Promise<void> {
    await this.pin.fill(pin);
    await this.openByPin.click();
  }
}

/** The same without a browser's windows, for tests that look at the program and not at the page. Gives the page at the end. */
export async function signInUnseen(sandbox: Sandbox, address: string, { username, password }: Person): Promise<string> {
  const browser = new DomainClient(sandbox.clientConfig.domain);
  const { url } = await browser.submit(await browser.visit(address), { email: username, password });
  return (await fetch(url)).text();
}

/** A person signs in on the provider's page, up to where the browser comes back to the program. */
export async function signInAtProvider(tab: Page, { username, password }: Person): Promise<void> {
  await tab.getByRole('textbox', { name: 'E-mail address' }).fill(username);
  await tab.getByLabel('Password').fill(password);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await tab.waitForURL(/\/cb\?/);
}
