import type { OfflineLimitCode, ProblemCode } from '../../src-shared/models/problem.ts';
import type { ProblemWords } from './en-problems.ts';

type OfflineProblemCode = OfflineLimitCode | Extract<ProblemCode, 'attempts-over' | 'unlock-wait' | 'access-revoked' | 'guard-changed'>;

const signIn = 'Connect this PC and sign in with the server. Nothing that is kept here is lost.';

/** Why what is kept does not open without the server, or not by one more try. */
export const enOfflineProblems: Record<OfflineProblemCode, ProblemWords> = {
  'offline-off': { what: 'Your facility opens what is kept here only in contact with the server.', next: signIn },
  'offline-clock-back': { what: 'The clock of this PC is behind the time it showed before.', next: `Set the clock right. ${signIn}` },
  'offline-days-over': { what: 'It has been too long since the server last knew you on this PC.', next: signIn },
  'offline-unlocks-over': { what: 'This was opened without the server as often as your facility allows.', next: signIn },
  'attempts-over': { what: 'There were too many wrong tries on this PC.', next: signIn },
  'unlock-wait': { what: 'After a wrong try, the next one has to wait.', next: 'Nothing was tried just now.' },
  'access-revoked': { what: 'The server has ended your session on this PC.', next: signIn },
  'guard-changed': { what: 'What counts the tries on this PC was changed or is missing.', next: signIn },
};
