import type { KeychainProblemCode, ProblemCode } from '../../src-shared/models/problem.ts';
import { enAccountProblems } from './en-account-problems.ts';
import { enOfflineProblems } from './en-offline.ts';

/** What happened, and what to do next. */
export type ProblemWords = { readonly what: string; readonly next: string };

const keychain: Record<KeychainProblemCode, ProblemWords> = {
  'keychain-absent': {
    what: 'This PC has no keychain that is running.',
    next: 'Ask IT to set up the system’s password store (GNOME Keyring, KWallet or Windows Credential Manager), then start the program again.',
  },
  'keychain-locked': {
    what: 'The keychain of this PC is locked.',
    next: 'Unlock the system’s password store, or sign out of this PC and in again, then restart the program.',
  },
  'keychain-hanging': {
    what: 'The keychain of this PC does not answer.',
    next: 'Look for a password window of the system behind this one. If there is none, restart the PC.',
  },
  'keychain-changed': {
    what: 'The keychain of this PC no longer holds the key to what is kept here.',
    next: 'Sign in with a code as usual. To be remembered again, first forget what can’t be opened.',
  },
  'keychain-garbled': {
    what: 'The keychain of this PC gave back something unreadable.',
    next: 'Sign in with a code as usual, and tell IT. To be remembered again, first forget what can’t be opened.',
  },
};

/** English words for every problem code, in the portal's own words where it has them. */
export const enProblems: Record<ProblemCode, ProblemWords> = {
  ...keychain,
  ...enAccountProblems,
  ...enOfflineProblems,
  offline: {
    what: 'This PC cannot reach the server.',
    next: 'Check the network cable or Wi-Fi, then try again. What you typed is still here.',
  },
  timeout: {
    what: 'The server did not answer in time.',
    next: 'Try again. What you typed is still here.',
  },
  'server-trouble': {
    what: 'The server has a fault of its own.',
    next: 'Wait a minute, then try again. If it goes on, call support.',
  },
  throttled: {
    what: 'There have been too many requests.',
    next: 'Please wait a while, then try again.',
  },
  'network-sign-in': {
    what: 'This network wants a sign-in of its own first.',
    next: 'Open a web browser, sign in to the network there (a guest Wi-Fi does this), then try again.',
  },
  'untrusted-certificate': {
    what: 'The server’s certificate is not trusted on this PC, so nothing was sent.',
    next: 'Do not go on. Ask IT whether this PC or its network has changed.',
  },
  'unexpected-answer': {
    what: 'The server gave an answer that this program does not know.',
    next: 'Try again. If it goes on, call support.',
  },
  'invalid-credentials': {
    what: 'Invalid username or password.',
    next: 'Check the email address, and type the password again.',
  },
  'account-locked': {
    what: 'Your account is temporarily locked to prevent unauthorized use. Try again later.',
    next: 'If you did not cause this, tell your administrator.',
  },
  'wrong-code': {
    what: 'That code is incorrect. Please try again.',
    next: 'Use the newest code: a code that was sent earlier no longer works.',
  },
  'expired-code': {
    what: 'That code has expired.',
    next: 'Send a new code, and enter it as soon as it arrives.',
  },
  'too-many-wrong-codes': {
    what: 'You’ve made too many incorrect attempts. Please try again later.',
    next: 'Then send a new code, or use another way to get one.',
  },
  'resend-too-soon': {
    what: 'The last code or call was only a moment ago.',
    next: 'Use the newest code, or wait until you can ask again.',
  },
  'flow-expired': {
    what: 'This sign-in took too long, so the server ended it.',
    next: 'Start again here: your email address is kept.',
  },
  'no-phone-method': {
    what: 'There is no phone number on record for you.',
    next: 'Use LOGIN WITH EMAIL, or ask your administrator to have a number added.',
  },
  'no-email-method': {
    what: 'There is no email address on record to send a code to.',
    next: 'Use LOGIN WITH PHONE, or ask your administrator to have your address added.',
  },
  'registration-required': {
    what: 'You have not registered for multi-factor authentication yet.',
    next: 'On the login page, use “click here” to complete your registration.',
  },
  'wrong-app-code': {
    what: 'That is not the code that your authenticator app shows now.',
    next: 'Wait for its next code, and enter that one: each works once. If it goes on, check the clock of that device.',
  },
  'wrong-recovery-code': {
    what: 'That recovery code is not valid.',
    next: 'Check it, or take another one from your list: each works once.',
  },
  'call-declined': {
    what: 'The call ended without the # key.',
    next: 'Call again, answer, and press #. If the call was not for you, tell your administrator.',
  },
  'call-unanswered': {
    what: 'Nobody answered the call, or the line was busy.',
    next: 'Have the phone in reach and call again, or use another way to get a code.',
  },
  'session-over': {
    what: 'The time for one session is over.',
    next: 'Sign in again.',
  },
  'not-confirmed-in-time': {
    what: 'Continue was not chosen in time, so the sign-in was undone.',
    next: 'Sign in again.',
  },
  'client-refused': {
    what: 'The server does not accept this program.',
    next: 'Call support: the program is not registered for your facility, or was blocked.',
  },
  'account-not-linked': {
    what: 'You signed in, but your account belongs to no facility.',
    next: 'Ask your administrator to link your account to the facility.',
  },
  'other-person': {
    what: 'That account belongs to somebody else.',
    next: 'Sign in as the person whose home is open, or cancel and sign out first.',
  },
  'browser-host-refused': {
    what: 'The server asked for a web page that this PC may not open.',
    next: 'Call support, and say that the page’s address is not on the list.',
  },
  'wrong-password': {
    what: 'That password does not open what this PC keeps for you.',
    next: 'Type it again. It is the password that you last signed in with on this PC.',
  },
  'kept-data-damaged': {
    what: 'What this PC keeps for you is damaged and cannot be read.',
    next: 'Sign in with a code to load it again from the server.',
  },
  'work-damaged': {
    what: 'The file with your drafts, and with what waits to be sent, was damaged. Everything in it that could be read is here.',
    next: 'Look through your drafts and unsent answers. The damaged file is kept on this PC: call support if something is missing.',
  },
  'kept-data-newer': {
    what: 'What this PC keeps for you was written by a newer version of the program.',
    next: 'Start the newer version. Nothing was changed.',
  },
  'kept-data-unreachable': {
    what: 'What this PC keeps for you could not be opened now.',
    next: 'See that the disk is not full and that the program is not open twice, then try again.',
  },
  'not-permitted': {
    what: 'Your role does not allow this.',
    next: 'Nothing was changed. Ask an administrator of your facility.',
  },
  'no-account-here': {
    what: 'This person’s account is looked after elsewhere.',
    next: 'Nothing was changed. Ask support how this person registers.',
  },
  'consumer-refused': {
    what: 'The payer did not take this consumer.',
    next: 'Check the consumer id, the name and the date of birth. If they are right, call the payer.',
  },
};
