import { z } from 'zod';
import { addFactor } from '../identity/factors.ts';
import { authenticatorStep } from '../identity/second-factor-codes.ts';
import { isSame, makeRecoveryCodes } from '../identity/secrets.ts';
import { refuseAccount, type AccountAnswer } from './answer.ts';
import type { OwnAccountCall } from './context.ts';
import type { Enrolment } from './enrolments.ts';
import { collections } from './methods.ts';

const bodySchema = z.strictObject({ verificationCode: z.string() });

/** `POST /me/authentication/{collection}/{id}/activate`: the code proves the new factor. Recovery codes come with the first authenticator. */
export function activateMethod({ context, account, values: [collection = '', id = ''], body }: OwnAccountCall): AccountAnswer {
  const { verificationCode } = bodySchema.parse(body);
  const kind = collections.get(collection);
  const enrolment = kind && context.enrolments.find(account.username, kind, id);
  if (!enrolment) return refuseAccount('expired', 'There is nothing to activate any more.');
  const now = context.clock.now();
  const step = provedBy(enrolment, verificationCode, now);
  if (step === undefined) {
    enrolment.failures += 1;
    if (enrolment.failures < context.settings().codeAttempts) return refuseAccount('invalidCode', 'The code is not right.');
    context.enrolments.end(enrolment);
    return refuseAccount('tooManyAttempts', 'Too many wrong codes. Begin again.');
  }
  context.enrolments.end(enrolment);
  if (!('secret' in enrolment.proof)) {
    addFactor(account, enrolment.kind, enrolment.target, now);
    return { status: 200, body: {} };
  }
  const isFirst = !account.factors.some((factor) => factor.kind === 'authenticator');
  addFactor(account, enrolment.kind, enrolment.target, now, { secret: enrolment.proof.secret, lastStep: step });
  return { status: 200, body: isFirst ? { recoveryCodes: renew({ context, account }) } : {} };
}

/** `POST /me/authentication/recoveryCodes`: ten new ones; those before are dead. */
export function renewRecoveryCodes(call: OwnAccountCall): AccountAnswer {
  return { status: 201, body: { recoveryCodes: renew(call) } };
}

/** The authenticator's time step, 0 for a code that was sent; undefined when it is wrong. */
function provedBy({ proof }: Enrolment, typed: string, now: number): number | undefined {
  if ('secret' in proof) return authenticatorStep(proof.secret, typed, undefined, now);
  return isSame(proof.code, typed) ? 0 : undefined;
}

function renew({ context, account }: Pick<OwnAccountCall, 'context' | 'account'>): string[] {
  account.recoveryCodes = makeRecoveryCodes();
  context.secrets.add(...account.recoveryCodes);
  return [...account.recoveryCodes];
}
