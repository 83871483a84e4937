import type { LockReason } from '../../src-shared/models/lock.ts';

const reasons: Record<LockReason, string> = {
  person: 'Your work is kept. Nobody else can open it.',
  idle: 'Nobody was here for a while. Your work is kept.',
  suspend: 'The PC was asleep. Your work is kept.',
  'os-lock': 'The PC was locked. Your work is kept.',
  'proof-age': 'From time to time it is asked for again who you are. Your work is kept.',
  'session-age': 'The time for one session is over. Your work is kept.',
  'emergency-over': 'The time for emergency access is over. Your work is kept.',
};

/** English words of the lock. */
export const enLock = {
  heading: (name: string) => `Locked: ${name}`,
  reasons,
  lock: 'Lock',
  sealed: 'Locked. Kept only until the session or the program ends.',
  leaving: {
    heading: 'Close the program and lose what was not sent?',
    text: (people: number) => (people === 1 ? 'Something of one person is only in this program: the server does not have it, and this PC keeps nothing.' : `Something of ${people} people is only in this program: the server does not have it, and this PC keeps nothing.`),
    yes: 'Close and lose it',
    no: 'Stay',
  },
  others: 'Somebody else',
  loginOptions: 'All login options',
};
