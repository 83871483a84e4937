import { expect, type Locator, type Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';

/** Somebody who signs in. */
export interface Person {
  readonly username: string;
  readonly password: string;
  readonly name: string;
}

/** The sign-in screens, by what a person sees. */
export class SignInPages {
  readonly loginOptions: Locator;
  readonly withPhone: Locator;
  readonly withEmail: Locator;
  readonly rememberMe: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly signIn: Locator;
  readonly sendCode: Locator;
  readonly callMe: Locator;
  readonly code: Locator;
  readonly verify: Locator;
  readonly sendNewCode: Locator;
  readonly sendVerificationCode: Locator;
  readonly continue: Locator;
  readonly unlock: Locator;
  readonly callAgain: Locator;
  readonly back: Locator;
  readonly cancel: Locator;
  /** What went wrong, while there is something. */
  readonly problem: Locator;
  readonly #page: Page;
  readonly #sandbox: Sandbox;

  constructor(page: Page, sandbox: Sandbox) {
    this.#page = page;
    this.#sandbox = sandbox;
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    this.loginOptions = page.getByRole('heading', { name: 'LOGIN OPTIONS' });
    this.withPhone = button('LOGIN WITH PHONE');
    this.withEmail = button('LOGIN WITH EMAIL');
    this.rememberMe = page.getByRole('checkbox', { name: 'Remember Me' });
    this.email = page.getByRole('textbox', { name: 'Email Address' });
    this.password = page.getByLabel('Password', { exact: true });
    this.signIn = button('Sign in');
    this.sendCode = button('Send Code');
    this.callMe = button('Call Me');
    this.code = page.getByRole('textbox', { name: 'Verification code' });
    this.verify = button(/^verify code$/i);
    this.sendNewCode = button(/^Send new code/);
    this.sendVerificationCode = button('Send verification code');
    this.continue = button('Continue');
    this.unlock = button('Unlock');
    this.callAgain = button('Call again');
    this.back = button('Back');
    this.cancel = button('Cancel');
    this.problem = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** A person of the sandbox, by the first name. */
  person(givenName: string): Person {
    const account = this.#sandbox.accounts.find((each) => each.username.startsWith(`${givenName}.`));
    if (account?.password == null) throw new Error(`The sandbox has no ${givenName} with a password`);
    return { username: account.username, password: account.password, name: `${account.givenName} ${account.familyName}` };
  }

  tile(person: Person): Locator {
    return this.#page.getByRole('button', { name: `${person.name} ${person.username}` });
  }

  /** E-mail and password, up to the second factor. */
  async enterCredentials(via: 'phone' | 'email', { username, password }: Pick<Person, 'username' | 'password'>): Promise<void> {
    await (via === 'phone' ? this.withPhone : this.withEmail).click();
    await this.email.fill(username);
    await this.password.fill(password);
    await this.signIn.click();
  }

  /** Another way to get a code, by its words. */
  otherWay(name: string | RegExp): Locator {
    return this.#page.getByRole('region', { name: 'Other ways' }).getByRole('button', { name });
  }

  /** Up to the code screen, with a code by SMS or e-mail; gives that code. */
  async toCode(via: 'phone' | 'email', person: Person): Promise<string> {
    const before = this.#sandbox.control.messages()[0]?.id ?? 0;
    await this.enterCredentials(via, person);
    await (via === 'phone' ? this.sendCode.first() : this.sendVerificationCode).click();
    await expect(this.code).toBeVisible();
    return this.newestCode(person, before);
  }

  /** Up to the ringing call. */
  async toCall(person: Person): Promise<void> {
    await this.enterCredentials('phone', person);
    await this.callMe.first().click();
  }

  /** The person answers the ringing call and presses keys. */
  async answerCall(person: Person, keys: string): Promise<void> {
    const { control } = this.#sandbox;
    const { id } = await control.waitForCall(person.username);
    control.actOnCall(id, { action: 'answer' });
    control.actOnCall(id, { action: 'press', keys });
  }

  /** The newest code on its way to a person. */
  async newestCode(person: Person, afterId = 0): Promise<string> {
    const { code } = await this.#sandbox.control.waitForMessage({ username: person.username, afterId });
    return code;
  }

  /** Signs in with a code by SMS, all the way. */
  async byPhone(person: Person): Promise<void> {
    const before = this.#sandbox.control.messages()[0]?.id ?? 0;
    await this.enterCredentials('phone', person);
    await this.sendCode.first().click();
    await this.code.fill(await this.newestCode(person, before));
  }

  /** Opens a remembered person's home. */
  async openTile(person: Person): Promise<void> {
    await this.tile(person).click();
    await this.password.fill(person.password);
    await this.unlock.click();
  }
}
