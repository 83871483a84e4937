import { toSent } from './native-auth-answer.ts';
import { capabilities, type NativeAuthCall } from './native-auth-call.ts';
import type { SignUpChallenge, SignUpOutcome } from './native-auth-outcome.ts';
import type { CallStep } from './native-auth-problem.ts';
import { continuedSchema, signUpChallengeSchema } from './native-auth-wire.ts';

const base = '/signup/v1.0';
const challenge_type = 'oob password redirect';

/** A new account: start, challenge, continue, in the order that the server's answers ask for. */
export class NativeAuthSignUp {
  readonly #call: NativeAuthCall;

  constructor(call: NativeAuthCall) {
    this.#call = call;
  }

  /** Starts for an address, and has it challenged. */
  async start(email: string, signal?: AbortSignal): Promise<SignUpChallenge> {
    const started = await this.#call.post(`${base}/start`, { username: email, challenge_type, capabilities }, 'address', continuedSchema, signal);
    return started.kind === 'parsed' ? this.challenge(started.value.continuation_token, signal) : started;
  }

  /** Sends a code, or says that the password is wanted. Asked again, a new code kills the previous one. */
  async challenge(continuationToken: string, signal?: AbortSignal): Promise<SignUpChallenge> {
    const answer = await this.#call.post(`${base}/challenge`, { continuation_token: continuationToken, challenge_type }, 'send-code', signUpChallengeSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const { value } = answer;
    return value.challenge_type === 'oob' ? toSent(value, 'email') : { kind: 'password', continuationToken: value.continuation_token };
  }

  submitCode(continuationToken: string, code: string, signal?: AbortSignal): Promise<SignUpOutcome> {
    return this.#continue(continuationToken, { grant_type: 'oob', oob: code }, 'code', signal);
  }

  submitPassword(continuationToken: string, password: string, signal?: AbortSignal): Promise<SignUpOutcome> {
    return this.#continue(continuationToken, { grant_type: 'password', password }, 'new-password', signal);
  }

  /** `values` by the names that the server gave. */
  submitAttributes(continuationToken: string, values: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<SignUpOutcome> {
    return this.#continue(continuationToken, { grant_type: 'attributes', attributes: JSON.stringify(values) }, 'attributes', signal);
  }

  async #continue(token: string, grant: Readonly<Record<string, string>>, step: CallStep, signal?: AbortSignal): Promise<SignUpOutcome> {
    const answer = await this.#call.post(`${base}/continue`, { continuation_token: token, ...grant }, step, continuedSchema, signal);
    if (answer.kind === 'parsed') return { kind: 'continued', continuationToken: answer.value.continuation_token };
    if (answer.kind === 'redirect' || answer.continuationToken === undefined) return answer;
    const { error, continuationToken, wanted } = answer;
    if (error === 'credential_required' || error === 'verification_required') return { kind: 'challenge', continuationToken };
    return error === 'attributes_required' && wanted ? { kind: 'attributes', continuationToken, attributes: wanted } : answer;
  }
}
