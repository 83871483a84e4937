import { generateSecret, generateSync } from 'otplib';
import type { Method } from './account-book.ts';
import type { IdentityContext } from './context.ts';
import { refuse, type Answer } from './answer.ts';
import type { Flow } from './flows.ts';

/** Sends a code by the method, or calls, unless that was done too recently or too often; the code before is dead. */
export function sendChallenge(context: IdentityContext, flow: Flow, method: Method): Answer {
  const tooSoon = checkLimits(context, flow, method);
  if (tooSoon) return tooSoon;
  const now = context.clock.now();
  flow.sentAt.set(method.id, now);
  flow.account.codesSentAt.push(now);
  if (flow.challenge?.call) context.calls.replace(flow.challenge.call.id);
  const answer = {
    challenge_type: 'oob', challenge_channel: method.channel, challenge_target_label: method.label,
    ...(method.channel === 'voice' ? call(context, flow, method) : sendCode(context, flow, method, method.channel)),
  };
  return { body: { continuation_token: context.flows.renew(flow), ...answer } };
}

function sendCode(context: IdentityContext, flow: Flow, method: Method, channel: 'sms' | 'email'): Record<string, unknown> {
  const settings = context.settings();
  const digits = channel === 'email' ? settings.emailCodeLength : settings.smsCodeLength;
  const code = makeCode(digits);
  flow.challenge = { method, code, expiresAt: context.clock.now() + settings.codeLifetime * 1000 };
  context.outbox.sendCode(flow.account.username, channel, method.target, code, settings.codeLifetime);
  return { binding_method: 'prompt', code_length: digits, interval: settings.codeInterval, ...lifetime(context, settings.codeLifetime) };
}

function call(context: IdentityContext, flow: Flow, method: Method): Record<string, unknown> {
  const settings = context.settings();
  const binding = flow.account.voiceBinding;
  const digits = settings.smsCodeLength;
  const code = makeCode(digits);
  const now = context.clock.now();
  const seconds = binding === 'prompt' ? settings.codeLifetime : settings.callLifetime;
  const { id, bindingCode } = context.calls.ring(flow.account.username, method.target, binding, seconds, code);
  flow.challenge = {
    method, expiresAt: now + seconds * 1000, call: { id, interval: settings.callInterval, polledAt: now },
    ...(binding === 'prompt' && { code }),
  };
  return {
    binding_method: binding,
    ...(binding === 'prompt' && { code_length: digits, interval: settings.codeInterval }),
    ...(binding === 'transfer' && { binding_code: bindingCode }),
    ...(binding !== 'prompt' && { interval: settings.callInterval }),
    ...lifetime(context, seconds),
  };
}

function lifetime(context: IdentityContext, seconds: number): Record<string, unknown> {
  return context.settings().announceLifetime ? { expires_in: seconds } : {};
}

/** A one-time code (RFC 4226) of a secret that is used once and forgotten. */
function makeCode(digits: number): string {
  if (digits !== 6 && digits !== 7 && digits !== 8) throw new RangeError('codes have 6 to 8 digits');
  return generateSync({ strategy: 'hotp', secret: generateSecret(), counter: 0, digits });
}

function checkLimits(context: IdentityContext, flow: Flow, method: Method): Answer | undefined {
  const { account } = flow;
  const settings = context.settings();
  const now = context.clock.now();
  if (account.codesBlockedUntil > now) {
    return refuse({ error: 'invalid_grant', code: 50053, text: 'Too many incorrect codes. Try again later.' });
  }
  const sentAt = flow.sentAt.get(method.id);
  const coolDownEnd = sentAt === undefined ? 0 : sentAt + settings.codeInterval * 1000;
  const windowStart = now - settings.codeLifetime * 1000;
  account.codesSentAt = account.codesSentAt.filter((at) => at > windowStart);
  const oldest = account.codesSentAt[0];
  const windowEnd = oldest !== undefined && account.codesSentAt.length >= settings.codeSends ? oldest + settings.codeLifetime * 1000 : 0;
  const waitUntil = Math.max(coolDownEnd, windowEnd);
  if (waitUntil <= now) return undefined;
  return refuse({
    error: 'slow_down', code: 50196, status: 429, retryAfter: Math.ceil((waitUntil - now) / 1000),
    text: 'Too many requests for a verification code. Wait before asking again.',
  });
}
