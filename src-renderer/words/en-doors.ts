import type { RegistrationChannel } from '../../src-shared/models/sign-in-screen.ts';
import { brand } from './brand.ts';

/** From a password that is guessed at once to one that is not. */
const strengths: readonly [string, string, string, string, string] = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'];

/** What new people are asked, by the name that the server gives it (without the prefix of an extension). */
const attributes: Readonly<Partial<Record<string, string>>> = {
  displayName: 'Name to show',
  givenName: 'First name',
  surname: 'Last name',
  jobTitle: 'Job title',
  streetAddress: 'Street',
  city: 'City',
  state: 'State',
  stateOrProvince: 'State',
  postalCode: 'ZIP code',
  country: 'Country',
  email: 'Email Address',
  phoneNumber: 'Phone number',
  facilityCode: 'Facility code',
  facilityName: 'Facility name',
  npi: 'NPI',
};

/** How a code is asked for, by how it comes: the choice, and the button. */
const channels: Record<RegistrationChannel, { readonly choice: string; readonly means: string; readonly send: string }> = {
  sms: { choice: 'Text message', means: 'A code to your mobile phone.', send: 'Send Code' },
  voice: { choice: 'Phone call', means: 'A call; you press # to confirm.', send: 'Call Me' },
  email: { choice: 'Email', means: 'A code to your inbox. Use it if you have no direct phone line.', send: 'Send verification code' },
};

/** English words of the other doors: registering, a new password, a domain account. The portal's own texts are verbatim. */
export const enDoors = {
  signUpHeading: `Register for a ${brand.payer} account`,
  signUpText: 'A code comes to your email address. Then you choose a password.',
  resetHeading: 'Forgot your password?',
  resetText: 'A code comes to your email address. With it you choose a new password.',

  newPasswordHeading: 'Choose a password',
  newPasswordAgainHeading: 'Choose a new password',
  newPassword: 'New Password',
  setPassword: 'Set password',
  passwordTip: 'Three or four words that don’t belong together are strong and easy to keep in mind.',
  rules: {
    label: 'Your password',
    length: (least: number, most: number) => `has ${least} to ${most} characters`,
    uncommon: 'is hard to guess, and no common one',
    notName: 'does not contain the name in your email address',
    met: 'met',
    notMet: 'not met yet',
  },
  strength: 'Strength',
  strengths,
  passwordNotYet: 'This password does not meet every rule below yet.',
  kept: {
    everything: { what: 'What this PC keeps for you stays.', next: 'It opens with your new password.' },
    'server-only': {
      what: 'What this PC keeps for you opens only with your old password.',
      next: 'Once the new one is set, type the old one to keep it all, or start afresh: requests saved on the server are loaded again, but what is only on this PC is lost.',
    },
  },

  resettingHeading: 'Changing your password',
  resettingText: 'The server is setting your new password. This can take a few minutes; the screen moves on by itself.',
  resettingNext: 'Next you are signed in with your new password.',
  resettingLeft: (time: string) => `The server is asked for ${time} more.`,

  attributesHeading: 'About you',
  attributesText: 'The portal asks this of everyone who registers. What is not marked as optional is required.',
  attributes,
  optional: 'optional',
  attributesSend: 'Register',
  attributeMissing: 'Please fill this in.',
  attributeTick: 'The server asks for this tick.',
  attributeInvalid: 'This does not have the form that the server asks for.',

  registerHeading: 'How should your codes reach you?',
  registerText: 'From now on, signing in takes your password and a code.',
  channels,
  country: 'Country',
  phone: 'Phone number',
  phoneDirect: 'A direct number: one that reaches you without an extension or a menu.',
  phoneInvalid: 'Please enter a phone number of this country.',
  phoneExtension: 'Please enter a direct number, without an extension.',

  domainHeading: 'Go on in your web browser',
  domainText: (host: string) => ({ before: `Sign in with your ${brand.payer} domain account at `, target: host, after: '.' }),
  domainWaiting: 'Waiting for your web browser. This screen moves on by itself.',
  domainOpen: 'Open the page',
  domainOpenAgain: 'Open the page again',

  pin: 'PIN',
  newPin: 'New PIN',
  showPinLabel: 'Show PIN',
  hidePinLabel: 'Hide PIN',
  enterPin: 'Please enter your PIN.',
  forgotPin: 'Forgot your PIN?',
  pinFreshHeading: 'Choose a PIN for this PC',
  pinFreshText: 'It opens what this PC keeps for you, also offline. It works on this PC only, and leaves your domain password alone.',
  pinRules: {
    label: 'Your PIN',
    length: (least: number, most: number) => `has ${least} to ${most} characters`,
    notSimple: 'is no run like 123456, no repetition like 121212, and no common one',
  },
  pinNotYet: 'This PIN does not meet every rule below yet.',
  setPin: 'Set PIN',
  pinHeading: 'Enter your PIN',
  pinText: (name: string) => `${name}, your PIN opens what this PC keeps for you.`,
  openPin: 'Open',
  pinAfreshText: 'Starting afresh erases what this PC keeps for you, and you choose a new PIN. Requests saved on the server stay there.',
};
