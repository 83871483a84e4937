import type { MessagePurpose } from '../control/outbox.ts';
import type { IdentityContext } from './context.ts';
import { refuse, type Answer } from './answer.ts';
import type { Method } from './factors.ts';
import type { Challenge, Flow } from './flows.ts';
import { makeCode } from './secrets.ts';
import { waitBeforeSending } from './send-limits.ts';

/** How a challenge is met: the members of the answer that follow from the channel. */
type Binding = Readonly<Record<string, unknown>>;

/** Sends a challenge and answers with the masked target; the code before is dead. */
export function sendChallenge(context: IdentityContext, flow: Flow, method: Method, purpose: MessagePurpose): Answer {
  const started = startChallenge(context, flow, method, purpose);
  if ('problem' in started) return started.problem;
  return {
    body: {
      continuation_token: context.flows.renew(flow),
      challenge_type: 'oob', challenge_channel: method.channel, challenge_target_label: method.label, ...started.binding,
    },
  };
}

/**
 * Sends a code by the method, or calls, unless that was done too recently or too often. For the codes of an
 * authenticator app and recovery codes nothing is sent.
 */
export function startChallenge(
  context: IdentityContext, flow: Flow, method: Method, purpose: MessagePurpose,
): { readonly binding: Binding } | { readonly problem: Answer } {
  const { account } = flow;
  const now = context.clock.now();
  if (account.codesBlockedUntil > now) {
    return { problem: refuse({ error: 'invalid_grant', code: 50053, text: 'Too many incorrect codes. Try again later.' }) };
  }
  if (method.channel === 'authenticator' || method.channel === 'recovery') {
    setChallenge(context, flow, { method, expiresAt: Infinity });
    return { binding: { binding_method: 'prompt', ...(method.channel === 'authenticator' && { code_length: 6 }) } };
  }
  const wait = waitBeforeSending(account, flow.sentAt.get(method.id), context.settings(), now);
  if (wait > 0) return { problem: slowDown(wait) };
  flow.sentAt.set(method.id, now);
  account.codesSentAt.push(now);
  return { binding: method.channel === 'voice' ? call(context, flow, method) : sendCode(context, flow, method, method.channel, purpose) };
}

function sendCode(context: IdentityContext, flow: Flow, method: Method, channel: 'sms' | 'email', purpose: MessagePurpose): Binding {
  const settings = context.settings();
  const digits = channel === 'email' ? settings.emailCodeLength : settings.smsCodeLength;
  const code = makeCode(digits);
  setChallenge(context, flow, { method, code, expiresAt: context.clock.now() + settings.codeLifetime * 1000 });
  context.outbox.sendCode({ username: flow.account.username, channel, to: method.target, code, lifetime: settings.codeLifetime, purpose });
  return { binding_method: 'prompt', code_length: digits, interval: settings.codeInterval, ...lifetime(context, settings.codeLifetime) };
}

function call(context: IdentityContext, flow: Flow, method: Method): Binding {
  const settings = context.settings();
  const binding = flow.account.voiceBinding;
  const digits = settings.smsCodeLength;
  const code = makeCode(digits);
  const now = context.clock.now();
  const seconds = binding === 'prompt' ? settings.codeLifetime : settings.callLifetime;
  const { id, bindingCode } = context.calls.ring(flow.account.username, method.target, binding, seconds, code);
  setChallenge(context, flow, {
    method, expiresAt: now + seconds * 1000, call: { id, interval: settings.callInterval, polledAt: now },
    ...(binding === 'prompt' && { code }),
  });
  return {
    binding_method: binding,
    ...(binding === 'prompt' && { code_length: digits, interval: settings.codeInterval }),
    ...(binding === 'transfer' && { binding_code: bindingCode }),
    ...(binding !== 'prompt' && { interval: settings.callInterval }),
    ...lifetime(context, seconds),
  };
}

/** The challenge before is over, also a call that still rings. */
function setChallenge(context: IdentityContext, flow: Flow, challenge: Challenge): void {
  if (flow.challenge?.call) context.calls.replace(flow.challenge.call.id);
  flow.challenge = challenge;
}

function lifetime(context: IdentityContext, seconds: number): Binding {
  return context.settings().announceLifetime ? { expires_in: seconds } : {};
}

function slowDown(wait: number): Answer {
  return refuse({
    error: 'slow_down', code: 50196, status: 429, retryAfter: Math.ceil(wait / 1000),
    text: 'Too many requests for a verification code. Wait before asking again.',
  });
}
