import * as z from 'zod';
import type { AccountMethod } from '../../src-shared/models/account.ts';
import type { ProblemCode } from '../../src-shared/models/problem.ts';

/** The `@odata.type` of each kind of method (Microsoft Graph v1.0, authentication methods). Other types are left out. */
const kinds: Readonly<Record<string, AccountMethod['kind']>> = {
  '#microsoft.graph.phoneAuthenticationMethod': 'phone',
  '#microsoft.graph.emailAuthenticationMethod': 'email',
  '#microsoft.graph.softwareOathAuthenticationMethod': 'authenticator',
};

/** The collection that a kind of method is added to and removed from. */
export const collections = { phone: 'phoneMethods', email: 'emailMethods', authenticator: 'softwareOathMethods' } as const;

const methodSchema = z.object({
  '@odata.type': z.string(),
  id: z.string().min(1),
  phoneNumber: z.string().optional(),
  emailAddress: z.string().optional(),
  displayName: z.string().optional(),
  createdDateTime: z.string().optional(),
});

export const methodsSchema = z.object({
  value: z.array(methodSchema).transform((methods) => methods.flatMap(toMethod)),
  recoveryCodesLeft: z.number().int().nonnegative().optional(),
});

/** A method on its way. `secretKey` is base32 (RFC 4648), of an authenticator app only. */
export const enrolmentSchema = z.object({
  id: z.string().min(1),
  codeLength: z.number().int().min(4).max(12),
  secretKey: z.string().regex(/^[A-Za-z2-7]{16,}=*$/).optional(),
  issuer: z.string().min(1).optional(),
  accountName: z.string().min(1).optional(),
});

const recoveryCodes = z.array(z.string().min(1)).min(1);
export const activatedSchema = z.object({ recoveryCodes: recoveryCodes.optional() });
export const recoveryCodesSchema = z.object({ recoveryCodes });

/** 32 bytes. */
export const recoveryKeySchema = z.object({ key: z.base64().length(44).transform((text) => Buffer.from(text, 'base64')).refine((key) => key.length === 32) });

const errorSchema = z.object({ error: z.object({ code: z.string() }) });

const codes: Readonly<Record<string, ProblemCode>> = {
  accessDenied: 'not-permitted',
  methodExists: 'method-exists',
  invalidContact: 'contact-invalid',
  contactBlocked: 'contact-blocked',
  invalidCode: 'wrong-code',
  expired: 'enrolment-expired',
  tooManyAttempts: 'too-many-wrong-codes',
  lastMethod: 'last-method',
  wrongPassword: 'wrong-current-password',
  password_too_weak: 'password-too-weak',
  password_too_short: 'password-too-short',
  password_too_long: 'password-too-long',
  password_recently_used: 'password-recently-used',
  password_banned: 'password-banned',
  password_is_invalid: 'password-invalid',
};

/** What an error body stands for, by its code. */
export function problemCodeOf(json: unknown): ProblemCode {
  const parsed = errorSchema.safeParse(json);
  return (parsed.success ? codes[parsed.data.error.code] : undefined) ?? 'unexpected-answer';
}

function toMethod(method: z.output<typeof methodSchema>): AccountMethod[] {
  const kind = kinds[method['@odata.type']];
  if (!kind) return [];
  const target = { phone: method.phoneNumber, email: method.emailAddress, authenticator: method.displayName }[kind] ?? '';
  const addedAt = Date.parse(method.createdDateTime ?? '');
  return [{ id: method.id, kind, target, ...(!Number.isNaN(addedAt) && { addedAt }) }];
}
