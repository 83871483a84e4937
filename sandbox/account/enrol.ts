import { generateSecret } from 'otplib';
import { z } from 'zod';
import { contactProblem } from '../identity/contact-rules.ts';
import { makeCode } from '../identity/secrets.ts';
import { waitBeforeSending } from '../identity/send-limits.ts';
import { refuseAccount, tooManyRequests, type AccountAnswer } from './answer.ts';
import type { OwnAccountCall } from './context.ts';

const phoneSchema = z.strictObject({ phoneNumber: z.string() });
const emailSchema = z.strictObject({ emailAddress: z.string() });
const authenticatorSchema = z.strictObject({ displayName: z.string().trim().min(1).max(64) });

/** `POST /me/authentication/phoneMethods`: sends a code to a new number. */
export function enrolPhone(call: OwnAccountCall): AccountAnswer {
  return enrolContact(call, 'phone', phoneSchema.parse(call.body).phoneNumber);
}

/** `POST /me/authentication/emailMethods`: sends a code to a new address. */
export function enrolEmail(call: OwnAccountCall): AccountAnswer {
  return enrolContact(call, 'email', emailSchema.parse(call.body).emailAddress);
}

/** `POST /me/authentication/softwareOathMethods`: gives the key for an authenticator app. */
export function enrolAuthenticator({ context, account, body }: OwnAccountCall): AccountAnswer {
  const { displayName } = authenticatorSchema.parse(body);
  if (account.factors.some(({ kind, target }) => kind === 'authenticator' && target === displayName)) return methodExists();
  const secretKey = generateSecret();
  context.secrets.add(secretKey);
  const { id } = context.enrolments.begin(account.username, 'authenticator', displayName, { secret: secretKey }, context.settings().flowLifetime);
  return { status: 201, body: { id, codeLength: 6, secretKey, issuer: 'Provider portal', accountName: account.username } };
}

function enrolContact({ context, account }: OwnAccountCall, kind: 'phone' | 'email', target: string): AccountAnswer {
  const problem = contactProblem(kind, target);
  if (problem === 'invalid') return refuseAccount('invalidContact', 'The number or address is not valid.');
  if (problem) return refuseAccount('contactBlocked', 'This number is blocked. Use another one.');
  if (account.factors.some((factor) => factor.kind === kind && factor.target.toLowerCase() === target.toLowerCase())) return methodExists();
  const settings = context.settings();
  const now = context.clock.now();
  const wait = waitBeforeSending(account, context.enrolments.sentAt(account.username, target), settings, now);
  if (wait > 0) return tooManyRequests(wait);
  account.codesSentAt.push(now);
  const channel = kind === 'phone' ? 'sms' : 'email';
  const codeLength = kind === 'phone' ? settings.smsCodeLength : settings.emailCodeLength;
  const code = makeCode(codeLength);
  const { id } = context.enrolments.begin(account.username, kind, target, { code }, settings.codeLifetime);
  context.outbox.sendCode({ username: account.username, channel, to: target, code, lifetime: settings.codeLifetime, purpose: 'new-method' });
  return { status: 201, body: { id, codeLength } };
}

function methodExists(): AccountAnswer {
  return refuseAccount('methodExists', 'The account has this method already.');
}
