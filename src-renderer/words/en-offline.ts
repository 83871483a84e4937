import type { OfflineLimitCode, ProblemCode } from '../../src-shared/models/problem.ts';
import type { ProblemWords } from './en-problems.ts';

type OfflineProblemCode = OfflineLimitCode | Extract<ProblemCode, 'attempts-over' | 'unlock-wait' | 'access-revoked' | 'guard-changed' | 'offline-code' | 'audit-not-kept'>;

const signIn = 'Connect this PC and sign in with the server. Nothing that is kept here is lost.';

/** Why what is kept does not open without the server, or not by one more try. */
export const enOfflineProblems: Record<OfflineProblemCode, ProblemWords> = {
  'offline-off': { what: 'Your facility opens what is kept here only in contact with the server.', next: signIn },
  'offline-clock-back': { what: 'The clock of this PC is behind the time it showed before.', next: `Set the clock right. ${signIn}` },
  'offline-days-over': { what: 'It has been too long since the server last knew you on this PC.', next: signIn },
  'offline-unlocks-over': { what: 'This was opened without the server as often as your facility allows.', next: signIn },
  'offline-no-app': {
    what: 'Without the server, your facility wants a code of your authenticator app, and this PC does not know your app.',
    next: 'Connect this PC and sign in. Then add the app on your account page, on this PC.',
  },
  'offline-code': { what: 'The server is away, so a code of your authenticator app is wanted too.', next: 'Enter the code that the app shows now.' },
  'attempts-over': { what: 'There were too many wrong tries on this PC.', next: signIn },
  'unlock-wait': { what: 'After a wrong try, the next one has to wait.', next: 'Nothing was tried just now.' },
  'access-revoked': { what: 'The server has ended your session on this PC.', next: signIn },
  'guard-changed': { what: 'What counts the tries on this PC was changed or is missing.', next: signIn },
  'audit-not-kept': {
    what: 'The audit trail of this PC could not be written, and without it nothing opens in an emergency.',
    next: 'Make room on the disk and unlock the keychain, then start the program again. Or connect this PC and sign in with the server.',
  },
};

/** Words of opening what is kept without the server: a code, an emergency, and limits that are near. */
export const enOffline = {
  codeHeading: 'The server is away: one more step',
  codeText: 'Enter the code that your authenticator app shows now.',
  codeNote: 'Each code works once. No app at hand? Connect this PC to the network and unlock again.',
  emergencyAccess: 'Emergency access…',
  emergencyHeading: 'Emergency access',
  emergencyText: (minutes: number) => `For an emergency only: what this PC keeps opens for ${minutes} minutes, then it locks. Your facility reads who did so, when and why.`,
  reason: 'Why is this an emergency?',
  reasonHint: 'This is kept in the audit trail and reported to the server. Name no consumer.',
  reasonMissing: (characters: number) => `Write the reason, in ${characters} characters or more.`,
  openEmergency: 'Go on…',
  confirmHeading: 'Open in an emergency?',
  confirmText: (minutes: number) => `Your name, the time and the reason are written down for your facility. It locks in ${minutes} minutes.`,
  confirmYes: 'Yes, it is an emergency',
  emergency: 'Emergency access',
  emergencyBegun: 'Emergency access has begun. What this PC keeps locks by itself.',
  emergencyLeft: (time: string) => `locks in ${time}. What you open is written down.`,
  near: ({ days, unlocks }: { readonly days: number; readonly unlocks: number }) =>
    `Without the server, this opens for ${days === 1 ? '1 more day' : `${days} more days`} and ${unlocks === 1 ? '1 more time' : `${unlocks} more times`}. Connect this PC before then; nothing is lost.`,
};
