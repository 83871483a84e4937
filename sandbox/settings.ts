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
  /** Life of a continuation token, counted anew with each one. */
  flowLifetime: seconds.default(600),
  /** Whether a wrong code or a pending call also answers with a new continuation token (not documented either way). */
  rotateOnError: z.boolean().default(false),
  accessTokenLifetime: seconds.default(3600),
  refreshTokenLifetime: seconds.default(1_209_600),
  /** For how long a refresh token used a second time gets the same answer again. */
  refreshGrace: seconds.default(60),
  /** Off: every call answers `invalid_client` with `nativeauthapi_disabled`. */
  nativeAuthEnabled: z.boolean().default(true),
});

/** All settings, with their present values. */
export type Settings = z.infer<typeof settingsSchema>;
