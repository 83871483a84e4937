import type { IdentityContext } from './context.ts';
import { refuse, type Answer } from './answer.ts';
import type { Challenge, Flow } from './flows.ts';
import { requireParameters, type Form } from './form.ts';
import { authenticatorStep, useRecoveryCode } from './second-factor-codes.ts';
import { isSame } from './secrets.ts';

/** How much too early a poll may come without being told to slow down, in milliseconds. */
const POLL_TOLERANCE = 500;

/** Says whether the code of the form, or the person on the phone, proves the flow's challenge: undefined, or the refusal. */
export function verifyChallenge(context: IdentityContext, flow: Flow, form: Form): Answer | undefined {
  const { challenge, account } = flow;
  if (!challenge) return refuse({ error: 'invalid_request', code: 400002, text: 'No challenge was sent.' });
  if (account.codesBlockedUntil > context.clock.now()) return tooManyWrongCodes();
  const problem = challenge.call && challenge.code === undefined ? pollCall(context, flow, challenge.call, form) : checkCode(context, flow, challenge, form);
  if (problem) return problem;
  account.codeFailures = 0;
  delete flow.challenge;
  return undefined;
}

function checkCode(context: IdentityContext, flow: Flow, challenge: Challenge, form: Form): Answer | undefined {
  const missing = requireParameters(form, 'oob');
  if (missing) return missing;
  const now = context.clock.now();
  if (challenge.expiresAt <= now) return ended(context, flow, 'invalid_grant', 'expired_oob_value', 'The code has expired.');
  if (isRight(flow, challenge, form.get('oob') ?? '', now)) return undefined;
  const { account } = flow;
  account.codeFailures += 1;
  if (account.codeFailures >= context.settings().codeAttempts) {
    account.codeFailures = 0;
    account.codesBlockedUntil = now + context.settings().codeLifetime * 1000;
    return tooManyWrongCodes();
  }
  return refuse({
    error: 'invalid_grant', code: 50181, suberror: 'invalid_oob_value', text: 'The code is not right.', ...perhapsRenewed(context, flow),
  });
}

function isRight({ account }: Flow, { method, code }: Challenge, typed: string, now: number): boolean {
  if (method.channel === 'recovery') return useRecoveryCode(account, typed);
  const { factor } = method;
  if (factor?.secret === undefined) return code !== undefined && isSame(code, typed);
  const step = authenticatorStep(factor.secret, typed, factor.lastStep, now);
  if (step !== undefined) factor.lastStep = step;
  return step !== undefined;
}

function pollCall(context: IdentityContext, flow: Flow, call: NonNullable<Challenge['call']>, form: Form): Answer | undefined {
  if (form.has('oob')) return refuse({ error: 'invalid_request', code: 90100, text: 'This challenge has no code.' });
  const state = context.calls.state(call.id);
  switch (state) {
    case 'approved':
      return undefined;
    case 'refused':
      return ended(context, flow, 'access_denied', undefined, 'The call was refused.');
    case 'busy':
    case 'missed':
    case 'replaced':
      return ended(context, flow, 'invalid_grant', 'expired_oob_value', 'The call was not answered in time.');
    case 'ringing':
    case 'answered': {
      const now = context.clock.now();
      const tooFast = now - call.polledAt < call.interval * 1000 - POLL_TOLERANCE;
      call.polledAt = now;
      if (tooFast) call.interval += 5;
      return refuse({
        error: tooFast ? 'slow_down' : 'authorization_pending', code: tooFast ? 50196 : 70016,
        text: tooFast ? 'Polled faster than the interval.' : 'The call is not finished yet.', ...perhapsRenewed(context, flow),
      });
    }
  }
}

/** A challenge that is over: the new continuation token lets the person choose again. */
function ended(context: IdentityContext, flow: Flow, error: string, suberror: string | undefined, text: string): Answer {
  return refuse({
    error, code: error === 'access_denied' ? 500121 : 50181, text, continuationToken: context.flows.renew(flow),
    ...(suberror !== undefined && { suberror }),
  });
}

function tooManyWrongCodes(): Answer {
  return refuse({ error: 'invalid_grant', code: 50053, text: 'Too many incorrect codes. Try again later.' });
}

/** A new continuation token where the reference says nothing about one, if the setting wants it. */
export function perhapsRenewed(context: IdentityContext, flow: Flow): { continuationToken?: string } {
  return context.settings().rotateOnError ? { continuationToken: context.flows.renew(flow) } : {};
}
