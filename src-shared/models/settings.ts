import * as z from 'zod';

/** What a facility can set of the program's behaviour; times in the unit that the name says. */
export const settingsSchema = z.strictObject({
  /** Without a key or a move of the mouse for this long, the program locks (45 CFR 164.312(a)(2)(iii)). */
  idleLockSeconds: z.int().min(10).max(3600),
  /** How long before the lock a countdown is shown. */
  idleWarningSeconds: z.int().min(5).max(120),
  /** Without a key or a move of the mouse for this long, names, birth dates and ids are masked; 0: never by itself. */
  privacyIdleSeconds: z.int().min(0).max(3600),
  /** How long a session may go on before the person signs in again in full. */
  sessionHours: z.int().min(1).max(24),
  /** Within a session, how long after the last proof of the password or PIN it is asked for again. */
  proofHours: z.int().min(1).max(24),
  /** Whether this PC may remember anyone. */
  rememberMe: z.boolean(),
  /** Whether what is kept opens without the server. */
  offline: z.boolean(),
  /** For how many days after the last sign-in with the server it does. */
  offlineDays: z.int().min(1).max(60),
  /** How many times it does between two such sign-ins. */
  offlineUnlocks: z.int().min(1).max(500),
  /** Whether opening it without the server takes the authenticator app too. */
  offlineSecondFactor: z.boolean(),
  /** How many wrong passwords or PINs in a row a vault takes before it asks for a sign-in with the server. */
  unlockAttempts: z.int().min(3).max(20),
  /** Whether a person may open what is kept beyond these limits in an emergency (45 CFR 164.312(a)(2)(ii)), and for how long. */
  emergencyAccess: z.boolean(),
  emergencyMinutes: z.int().min(5).max(240),
  /** Whether the window is left out of screen captures, where the system can do that. */
  contentProtection: z.boolean(),
  /** How long what was copied stays on the clipboard; 0: until something else is copied. */
  clipboardSeconds: z.int().min(0).max(600),
  printing: z.boolean(),
  /** Whether anything may be saved as a file: lists, letters, attachments, the audit trail. The diagnostics always may: IT needs them, and nothing of a person is in them. */
  exporting: z.boolean(),
  /** Whether the system shows notices, which never say about whom. */
  notifications: z.boolean(),
  /** Whether the taskbar shows how much needs the person. */
  taskbarCount: z.boolean(),
  /** Whether the window fills the screen and can not be left. */
  kiosk: z.boolean(),
  logLevel: z.enum(['info', 'error']),
  logDays: z.int().min(1).max(90),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What holds where nobody set anything. */
export const defaultSettings: Settings = {
  idleLockSeconds: 600,
  idleWarningSeconds: 30,
  privacyIdleSeconds: 120,
  sessionHours: 12,
  proofHours: 4,
  rememberMe: true,
  offline: true,
  offlineDays: 7,
  offlineUnlocks: 50,
  offlineSecondFactor: false,
  unlockAttempts: 10,
  emergencyAccess: true,
  emergencyMinutes: 30,
  contentProtection: false,
  clipboardSeconds: 60,
  printing: true,
  exporting: true,
  notifications: true,
  taskbarCount: true,
  kiosk: false,
  logLevel: 'info',
  logDays: 14,
};

/** What the people of this PC may make stricter, with what they are offered; they never make it looser. */
export const choices = {
  idleLockSeconds: [60, 120, 300, 600, 900, 1800],
  privacyIdleSeconds: [30, 60, 120, 300, 600],
  clipboardSeconds: [10, 30, 60, 120, 300],
} as const satisfies Partial<Record<keyof Settings, readonly number[]>>;
export type Choosable = keyof typeof choices;
export const choiceSchema = settingsSchema.pick({ idleLockSeconds: true, privacyIdleSeconds: true, clipboardSeconds: true } satisfies Record<Choosable, true>).exactPartial();
export type Choice = z.infer<typeof choiceSchema>;

/** Whether `chosen` is stricter than `value`: sooner, and 0 is never. */
export function isStricter(chosen: number, value: number): boolean {
  return chosen > 0 && (value === 0 || chosen < value);
}
