import type { Channel } from '../../src-shared/models/sign-in-screen.ts';
import type { Check } from '../../src-shared/models/trouble.ts';
import { brand } from './brand.ts';

const administrator = 'Ask your facility’s Provider Portal Administrator: Setup, then find you under the right provider, then Reset Registration. You get a new link by email.';

/** The usual cases, each with what to do, in order. */
const cases = {
  noCode: {
    title: 'No code arrives',
    steps: [
      'See under “The last code” where it went, and that it is yours. For email, look in the spam folder too.',
      'Wait a minute. Then use Send new code, once: every new code ends the one before.',
      'Still nothing? Use another way on the same screen, such as Call Me, or cancel and take the other login button.',
    ],
  },
  expired: {
    title: 'The code has expired or is wrong when it arrives',
    steps: [
      'Use only the newest code. An earlier one no longer works, even if it arrives later.',
      'Compare the times: the program shows when the newest code was sent.',
      'If messages reach you too late, use Call Me, or an authenticator app, which needs no message.',
    ],
  },
  moved: {
    title: 'I have a new phone or email address',
    steps: [
      'If another of your ways still works, sign in with it. Then open the menu under your name, choose Your account, and add the new one.',
      `If none works: ${administrator}`,
    ],
  },
  link: {
    title: 'My registration link has run out',
    steps: [
      `It works for 2 days. ${administrator}`,
      'Then come back here within 2 days, and use “click here” to complete your registration on the login page.',
    ],
  },
  locked: {
    title: 'My account is locked',
    steps: [
      'After too many wrong passwords or codes, the server takes none for a while. Wait; the program shows how long when the server says so.',
      'If you did not cause this, tell your administrator: somebody may have tried your password.',
    ],
  },
  password: {
    title: 'I do not know my password',
    steps: ['Choose LOGIN WITH PHONE or LOGIN WITH EMAIL, whichever you usually use. There, choose “Forgot your password?”.'],
  },
  app: {
    title: 'My authenticator app is lost, or its codes are wrong',
    steps: [
      'Lost: choose Use a recovery code, or another way to get a code. Then remove the app in Your account, and add it on the new device.',
      'Wrong codes: switch on the automatic date and time on the device with the app, then enter its next code.',
    ],
  },
  browser: {
    title: 'I was told to clear the browser history',
    steps: [
      'That helps with the portal in a web browser only. This program is no web page of your browser, and clearing changes nothing here.',
      'It would sign you out in the browser, and make it forget that it knows you.',
    ],
  },
} as const satisfies Record<string, { readonly title: string; readonly steps: readonly string[] }>;
export type Case = keyof typeof cases;

const checked: Record<Check['what'], { readonly name: string; readonly good: string; readonly skipped: string }> = {
  'sign-in-server': { name: 'Sign-in server', good: 'It answers.', skipped: 'Not set up on this PC.' },
  'request-server': { name: 'Server of the requests', good: 'It answers.', skipped: 'Not set up on this PC.' },
  'domain-server': { name: `Sign-in of ${brand.payer} domain accounts`, good: 'It answers.', skipped: 'Not set up on this PC.' },
  clock: { name: 'Clock of this PC', good: 'It is right.', skipped: 'Could not be compared: no server answered.' },
  keychain: { name: 'Keychain, for Remember Me', good: 'It works.', skipped: 'Not used on this PC.' },
};

const channels: Record<Channel, string> = {
  sms: 'Text message',
  voice: 'Phone call',
  email: 'Email',
  authenticator: 'Authenticator app',
  recovery: 'Recovery code',
};

/** English words of the page that helps with a sign-in that does not work. */
export const enTrouble = {
  title: 'Having trouble',
  heading: 'Having trouble logging in?',
  lead: 'Most of it can be put right here, without a call. What you typed stays as it is.',
  back: 'Back',

  casesHeading: 'What to do when …',
  cases: cases as Record<Case, { readonly title: string; readonly steps: readonly string[] }>,

  checksHeading: 'Checks',
  checking: 'Checking the servers, the clock and the keychain',
  checkAgain: 'Check again',
  checkedAt: (time: string) => `Checked at ${time}.`,
  checkFailed: 'The checks could not be made.',
  checked,
  clockWrong: { what: 'It is wrong.', next: 'Switch on the automatic date and time of this PC, or ask IT. A wrong clock makes sign-ins fail.' },
  clockAhead: (by: string) => `${by} ahead of the server.`,
  clockBehind: (by: string) => `${by} behind the server.`,

  codeHeading: 'The last code',
  noCode: 'None was sent since the program was started.',
  codeBy: 'By',
  codeTo: 'To',
  codeAt: 'At',
  codeSent: 'Sent',
  codeTimes: (count: number) => (count === 1 ? 'Once' : `${count} times: only the newest works`),
  codeLife: 'Works',
  codeUntil: (duration: string, time: string) => `${duration}, until ${time}`,
  codeOver: (duration: string, time: string) => `${duration}: it ran out at ${time}`,
  codeLifeUnknown: 'The server did not say how long',
  channels,

  answersHeading: 'What went wrong last',
  noAnswers: 'Nothing since the program was started.',

  helpersHeading: 'Who can help',
  administrators: 'Provider Portal Administrators of your facility',
  noAdministrators: 'Only your facility’s Provider Portal Administrator can reset a registration. If you don’t know who that is, call support.',
  noSupport: 'No support number is set up on this PC. Ask IT.',

  waysHeading: 'The ways to sign in',
  waysText: 'They are the same for every account. Nothing on this page says whether there is an account for an address.',
  ways: [
    { name: 'LOGIN WITH PHONE', text: 'Your email address and password, then a code by text message, or a call.' },
    { name: 'LOGIN WITH EMAIL', text: 'Your email address and password, then a code by email.' },
    { name: 'LOGIN', text: `Your ${brand.payer} domain account, in your web browser.` },
    { name: 'Other ways', text: 'A code from an authenticator app, or a recovery code, once you have set them up in Your account.' },
  ],

  reportHeading: 'A report for support',
  reportText: 'What was checked and answered, without names, addresses, phone numbers or codes.',
  copyReport: 'Copy report',
  reportCopied: 'Copied. Paste it into an email or a chat with support.',
  reportNotCopied: 'It could not be copied. Select the text below.',
  showReport: 'Show the report',
};
