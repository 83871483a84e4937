import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';

/** Somebody who registers, at the main facility. */
export const newPerson = { username: 'rosa.lindqvist@harborpoint.example', password: 'nine-drifting-kites-at-low-tide', name: 'Rosa Lindqvist', facilityCode: 'RRMC-2100' } as const;

/** What a new person says about themselves. */
export interface Details {
  readonly name: string;
  readonly facilityCode: string;
}

/** The headings of the screens behind the doors of the login page, in the order of their ways. */
export const headings = {
  loginOptions: 'LOGIN OPTIONS',
  password: 'Sign in with your email address',
  registering: 'Complete your registration',
  signUp: 'Register for a Kepro account',
  reset: 'Forgot your password?',
  verification: 'Verification',
  newPassword: 'Choose a password',
  newPasswordAgain: 'Choose a new password',
  resetting: 'Changing your password',
  details: 'About you',
  method: 'How should your codes reach you?',
  call: 'Answer the phone',
  callEnded: 'The call has ended',
  browser: 'Go on in your web browser',
} as const;
export type Heading = (typeof headings)[keyof typeof headings];

/** Registering, the first login with multi-factor authentication, a forgotten password: by what a person sees. */
export class DoorsPages {
  readonly registerHere: Locator;
  readonly completeRegistration: Locator;
  readonly forgotPassword: Locator;
  readonly email: Locator;
  readonly send: Locator;
  readonly code: Locator;
  readonly verify: Locator;
  readonly newPassword: Locator;
  readonly setPassword: Locator;
  readonly name: Locator;
  readonly jobTitle: Locator;
  readonly facilityCode: Locator;
  readonly acceptsTerms: Locator;
  readonly register: Locator;
  readonly country: Locator;
  readonly phone: Locator;
  readonly sendCode: Locator;
  readonly callMe: Locator;
  readonly earlierPassword: Locator;
  readonly keepWhatIsHere: Locator;
  readonly #page: Page;
  readonly #sandbox: Sandbox;

  constructor(page: Page, sandbox: Sandbox) {
    this.#page = page;
    this.#sandbox = sandbox;
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const textbox = (name: string | RegExp) => page.getByRole('textbox', { name });
    this.registerHere = button('register here');
    this.completeRegistration = button('click here');
    this.forgotPassword = button('Forgot your password?');
    this.email = textbox('Email Address');
    this.send = button('Send verification code');
    this.code = textbox('Verification code');
    this.verify = button(/^verify code$/i);
    this.newPassword = page.getByLabel('New Password', { exact: true });
    this.setPassword = button('Set password');
    this.name = textbox('Name to show');
    this.jobTitle = textbox('Job title');
    this.facilityCode = textbox('Facility code');
    this.acceptsTerms = page.getByRole('checkbox', { name: 'Accepts terms' });
    this.register = button('Register');
    this.country = page.getByRole('combobox', { name: 'Country' });
    this.phone = textbox('Phone number');
    this.sendCode = button('Send Code');
    this.callMe = button('Call Me');
    this.earlierPassword = page.getByLabel('Earlier password');
    this.keepWhatIsHere = button('Keep what is here');
  }

  heading(name: Heading): Locator {
    return this.#page.getByRole('heading', { name, level: 1, exact: true });
  }

  /** How the codes shall come. */
  channel(name: 'Text message' | 'Phone call' | 'Email'): Locator {
    return this.#page.getByRole('radio', { name });
  }

  /** A rule of the new password, as it is met or not. */
  rule(text: string): Locator {
    return this.#page.getByRole('listitem').filter({ hasText: text });
  }

  /** The address of a new account or of a forgotten password, up to the code that is sent there. */
  async giveAddress(email: string): Promise<string> {
    await this.email.fill(email);
    return this.codeOf(email, () => this.send.click());
  }

  /** The code that comes of doing something, at its screen. */
  async codeOf(username: string, act: () => Promise<void>): Promise<string> {
    const afterId = this.#sandbox.control.messages()[0]?.id ?? 0;
    await act();
    const { code } = await this.#sandbox.control.waitForMessage({ username, afterId });
    await this.code.waitFor();
    return code;
  }

  /** Enters a code of known length, which is submitted with its last digit; the one that is there already by the button. */
  async enterCode(code: string): Promise<void> {
    const again = (await this.code.inputValue()) === code;
    await this.code.fill(code);
    if (again) await this.verify.click();
  }

  /** Enters the code for a forgotten password, whose length is not told. */
  async enterResetCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.verify.click();
  }

  async choosePassword(password: string): Promise<void> {
    await this.newPassword.fill(password);
    await this.setPassword.click();
  }

  async fillDetails({ name, facilityCode }: Details): Promise<void> {
    await this.name.fill(name);
    await this.facilityCode.fill(facilityCode);
    await this.acceptsTerms.check();
  }

  /** Registers a phone; `number` as it is typed. */
  async registerPhone(by: 'Text message' | 'Phone call', number: string): Promise<void> {
    await this.channel(by).check();
    await this.phone.fill(number);
    await (by === 'Text message' ? this.sendCode : this.callMe).click();
  }
}
