import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { ProblemWords } from './en-problems.ts';

/** English words for what goes wrong while registering, with a new password, a domain account, a PIN or a method. */
export const enAccountProblems = {
  'account-exists': {
    what: 'There is already an account for this address.',
    next: 'Cancel, and sign in with it. If you don’t know its password, use “Forgot your password?” there.',
  },
  'address-refused': {
    what: 'We are having trouble verifying your email address.',
    next: 'Please enter a valid email address and try again.',
  },
  'password-too-weak': {
    what: 'The server finds this password too weak.',
    next: 'Make it longer: three or four words that don’t belong together are good.',
  },
  'password-too-short': {
    what: 'The server wants a longer password.',
    next: 'Add to it, up to 256 characters.',
  },
  'password-too-long': {
    what: 'The server wants a shorter password.',
    next: 'Choose one of at most 256 characters.',
  },
  'password-recently-used': {
    what: 'You have used this password before.',
    next: 'Choose one that is new for this account.',
  },
  'password-banned': {
    what: 'This password has a word or pattern that the server does not allow.',
    next: 'Leave out common words, names, and the name of the portal.',
  },
  'password-invalid': {
    what: 'The server does not take this password.',
    next: 'Choose another one, without unusual characters.',
  },
  'password-reset-required': {
    what: 'You need a new password before you can sign in.',
    next: 'Use “Forgot your password?” to choose one.',
  },
  'attributes-invalid': {
    what: 'Something here does not have the form that the server asks for.',
    next: 'Check the marked fields, then send again.',
  },
  'registration-expired': {
    what: 'Your registration link has run out: it works for 2 days.',
    next: 'Ask your administrator to use Reset Registration. You then get a new link by email, and can come back here.',
  },
  'already-registered': {
    what: 'You are already registered for multi-factor authentication.',
    next: 'Use LOGIN WITH PHONE or LOGIN WITH EMAIL.',
  },
  'contact-invalid': {
    what: 'The server does not take this number or address.',
    next: 'Check it. A phone number has to be a direct one, without an extension.',
  },
  'contact-blocked-region': {
    what: 'No codes can be sent to this country or region.',
    next: 'Use a number of another country, or your email.',
  },
  'contact-blocked': {
    what: 'This number or address is blocked for codes.',
    next: 'Use another one. If it is yours and should work, call support.',
  },
  'no-registration-method': {
    what: 'The server offers no way of registering that this program knows.',
    next: 'Ask your administrator, or call support.',
  },
  'reset-failed': {
    what: 'The server could not change your password.',
    next: 'Choose a new password, and send it again.',
  },
  'reset-slow': {
    what: 'The server has not finished changing your password.',
    next: 'Wait a few minutes, then sign in with the new one. If it is not taken, use “Forgot your password?” again.',
  },

  'domain-not-set-up': {
    what: 'Domain accounts are not set up on this PC.',
    next: 'Ask IT to set them up. If you also have a customer or provider account, use LOGIN WITH PHONE or LOGIN WITH EMAIL.',
  },
  'domain-cancelled': {
    what: 'The sign-in was cancelled in the web browser.',
    next: 'Open the page again, or cancel here too.',
  },
  'domain-refused': {
    what: 'The domain’s server refused the sign-in.',
    next: 'Open the page again. If it goes on, ask IT whether your domain account may use this program.',
  },
  'domain-answer-refused': {
    what: 'What came back from the web browser was not from your sign-in, so it was not used.',
    next: 'Close other sign-in pages in the browser, then open the page again. If it goes on, tell IT.',
  },
  'domain-not-back': {
    what: 'The web browser did not come back in time.',
    next: 'Open the page again, and sign in there.',
  },
  'loopback-unavailable': {
    what: 'This PC does not let the web browser come back to this program.',
    next: 'Start the program again. If it goes on, ask IT whether something blocks the address 127.0.0.1.',
  },
  'browser-not-opened': {
    what: 'The web browser did not open.',
    next: 'Ask IT to set a web browser as the default one, then open the page again.',
  },
  'wrong-pin': {
    what: 'That PIN does not open what this PC keeps for you.',
    next: 'Type it again. It is the PIN that you chose on this PC, not your domain password.',
  },
  'pin-too-simple': {
    what: 'This PIN is too easy to guess.',
    next: 'Choose one without a run like 123456 or a repetition like 121212.',
  },

  'confirm-needed': {
    what: 'For this change, the server wants to know again that it is you.',
    next: 'Choose Sign in again. Then make the change once more.',
  },
  'wrong-current-password': {
    what: 'That is not your current password.',
    next: 'Type it again. Nothing was changed.',
  },
  'last-method': {
    what: 'This is your only way to get a code, so it cannot be removed.',
    next: 'Add another way first, then remove this one.',
  },
  'method-exists': {
    what: 'Your account has this already.',
    next: 'Use it as it is, or add another one.',
  },
  'enrolment-expired': {
    what: 'Adding this took too long, so the server ended it.',
    next: 'Add it again from the start. If your authenticator app already has the entry, delete it there.',
  },
  'app-clock': {
    what: 'The clock of your authenticator app seems to be wrong.',
    next: 'Switch on the automatic date and time on that device, then enter the code that it shows.',
  },
} satisfies Partial<Record<ProblemCode, ProblemWords>>;
