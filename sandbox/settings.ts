import { z } from 'zod';

const seconds = z.int().min(0).max(100_000_000);

/** What a test or a person may change about the sandbox while it runs. Lives are in seconds. */
export const settingsSchema = z.strictObject({
  /** Digits of a code sent by SMS or spoken in a call. */
  smsCodeLength: z.int().min(6).max(8).default(6),
  /** Digits of a code sent by e-mail. */
  emailCodeLength: z.int().min(6).max(8).default(8),
  /** Life of a code; sent as `expires_in` unless `announceLifetime` is off. */
  codeLifetime: seconds.default(300),
  /** Whether challenges carry the `expires_in` extension. */
  announceLifetime: z.boolean().default(true),
  /** Resend cool-down of one method within one sign-in, sent as `interval`. */
  codeInterval: seconds.default(30),
  /** Wrong codes in a row before a person's codes are blocked for `codeLifetime`. */
  codeAttempts: z.int().min(1).default(5),
  /** Codes and calls a person may ask for within `codeLifetime`. */
  codeSends: z.int().min(1).default(10),
  /** Poll period of a call, sent as `interval`. */
  callInterval: seconds.default(5),
  /** How long a call rings, sent as `expires_in`. */
  callLifetime: seconds.default(60),
  /** Wrong passwords in a row before the account is locked for `lockout`. */
  passwordAttempts: z.int().min(1).default(10),
  lockout: seconds.default(60),
  /** The shortest password that is taken. */
  passwordMinLength: z.int().min(1).max(64).default(8),
  /** Seconds between two questions whether a password reset is done, sent as `poll_interval`. */
  resetPollInterval: z.int().min(0).max(60).default(2),
  /** How many questions are answered `not_started` or `in_progress` before the reset is done. */
  resetSteps: z.int().min(0).default(2),
  /** Whether resets end as `failed`. */
  resetFails: z.boolean().default(false),
  /** Whether a reset password still needs the second factor: `mfa_required` instead of tokens. */
  mfaAfterReset: z.boolean().default(false),
  /** For how long an invited or new person may register a second factor. */
  registrationLifetime: seconds.default(172_800),
  /** How recent a sign-in the account service wants for changes. */
  freshFor: seconds.default(300),
  /** Life of a continuation token, counted anew with each one. */
  flowLifetime: seconds.default(600),
  /** Whether a wrong code or a pending call also answers with a new continuation token (not documented either way). */
  rotateOnError: z.boolean().default(false),
  accessTokenLifetime: seconds.default(3600),
  refreshTokenLifetime: seconds.default(1_209_600),
  /** For how long a refresh token used a second time gets the same answer again. */
  refreshGrace: seconds.default(60),
  /** Whether updates and deletions at the FHIR endpoint need If-Match (428 without). */
  requireIfMatch: z.boolean().default(false),
  /** The most bytes of one document or attachment (413 above). */
  attachmentLimit: z.int().min(1).max(20_000_000).default(5_000_000),
  /** How long the payer takes to answer a request that it has taken. */
  decisionTime: z.int().min(0).max(600).default(0),
  /** Off: every call answers `invalid_client` with `nativeauthapi_disabled`. */
  nativeAuthEnabled: z.boolean().default(true),
});

/** All settings, with their present values. */
export type Settings = z.infer<typeof settingsSchema>;
