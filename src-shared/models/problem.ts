import * as z from 'zod';

/** What can go wrong between this PC and a server, whatever was asked. */
export const networkProblemCodes = [
  'offline',
  'timeout',
  'server-trouble',
  'throttled',
  'network-sign-in',
  'untrusted-certificate',
  'unexpected-answer',
] as const;

/** What can go wrong while signing in or unlocking. */
export const signInProblemCodes = [
  'invalid-credentials',
  'account-locked',
  'wrong-code',
  'expired-code',
  'too-many-wrong-codes',
  'resend-too-soon',
  'flow-expired',
  'no-phone-method',
  'no-email-method',
  'registration-required',
  'call-declined',
  'call-unanswered',
  'not-confirmed-in-time',
  'session-over',
  'wrong-app-code',
  'wrong-recovery-code',
  'client-refused',
  'account-not-linked',
  'other-person',
  'browser-host-refused',
  'wrong-password',
  'kept-data-damaged',
  'work-damaged',
  'kept-data-newer',
  'kept-data-unreachable',
] as const;

/** What can go wrong while registering, or with a forgotten password. */
const accountProblemCodes = [
  'account-exists',
  'address-refused',
  'password-too-weak',
  'password-too-short',
  'password-too-long',
  'password-recently-used',
  'password-banned',
  'password-invalid',
  'password-reset-required',
  'attributes-invalid',
  'registration-expired',
  'already-registered',
  'contact-invalid',
  'contact-blocked-region',
  'contact-blocked',
  'no-registration-method',
  'reset-failed',
  'reset-slow',
] as const;

/** What can go wrong with a domain account and its PIN. */
const domainProblemCodes = [
  'domain-not-set-up',
  'domain-cancelled',
  'domain-refused',
  'domain-answer-refused',
  'domain-not-back',
  'loopback-unavailable',
  'browser-not-opened',
  'wrong-pin',
  'pin-too-simple',
] as const;

/** Why what is kept does not open without the server. */
export const offlineLimitCodes = ['offline-off', 'offline-clock-back', 'offline-days-over', 'offline-unlocks-over', 'offline-no-app'] as const;

/** Why a password, PIN or code is not even tried. */
const guardProblemCodes = ['attempts-over', 'unlock-wait', 'access-revoked', 'guard-changed', 'offline-code', 'audit-not-kept'] as const;

/** What can go wrong on the account screen. */
const methodProblemCodes = ['confirm-needed', 'wrong-current-password', 'last-method', 'method-exists', 'enrolment-expired', 'app-clock'] as const;

/** What can go wrong in Setup. */
const setupProblemCodes = ['not-permitted', 'no-account-here'] as const;

/** What can go wrong in a request's form. */
const formProblemCodes = ['consumer-refused'] as const;

/** The states of the OS keychain in which nothing can be remembered. */
export const keychainProblemCodes = [
  'keychain-absent',
  'keychain-locked',
  'keychain-hanging',
  'keychain-changed',
  'keychain-garbled',
] as const;

/** The code of a failure that the person sees; the words and the next step belong to the renderer. */
export const problemCodeSchema = z.enum([
  ...networkProblemCodes,
  ...signInProblemCodes,
  ...accountProblemCodes,
  ...domainProblemCodes,
  ...methodProblemCodes,
  ...setupProblemCodes,
  ...formProblemCodes,
  ...offlineLimitCodes,
  ...guardProblemCodes,
  ...keychainProblemCodes,
]);
export type ProblemCode = z.infer<typeof problemCodeSchema>;
export type NetworkProblemCode = (typeof networkProblemCodes)[number];
export type BrowserProblemCode = Extract<ProblemCode, 'browser-host-refused' | 'browser-not-opened'>;
export type OfflineLimitCode = (typeof offlineLimitCodes)[number];
export type KeychainProblemCode = (typeof keychainProblemCodes)[number];

/** After these only a sign-in with the server opens what is kept. */
export const needsServerCodes: ReadonlySet<ProblemCode> = new Set([...offlineLimitCodes, 'attempts-over', 'access-revoked', 'guard-changed']);

/** A failure to show: `waitMs` is how long to wait before trying again, `reference` what support asks for. */
export const problemSchema = z.object({
  code: problemCodeSchema,
  waitMs: z.number().nonnegative().optional(),
  reference: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
