import { toSent } from './native-auth-answer.ts';
import { capabilities, type NativeAuthCall } from './native-auth-call.ts';
import type { AuthFailure, Continued, Redirect, ResetProgress, SentChallenge, Submitted } from './native-auth-outcome.ts';
import { codeChallengeSchema, continuedSchema, pollCompletionSchema, submittedSchema } from './native-auth-wire.ts';

const base = '/resetpassword/v1.0';
const challenge_type = 'oob redirect';
const pollSeconds = { shortest: 1, usual: 2, longest: 15 };

/** A forgotten password: start, challenge, continue with the code, submit the new one, ask until it is in place. */
export class NativeAuthResetPassword {
  readonly #call: NativeAuthCall;

  constructor(call: NativeAuthCall) {
    this.#call = call;
  }

  /** Starts for an address, and sends a code there. A failure with error `user_not_found` says that nobody has it. */
  async start(email: string, signal?: AbortSignal): Promise<SentChallenge | Redirect | AuthFailure> {
    const started = await this.#call.post(`${base}/start`, { username: email, challenge_type, capabilities }, 'address', continuedSchema, signal);
    return started.kind === 'parsed' ? this.challenge(started.value.continuation_token, signal) : started;
  }

  /** Sends a code. Asked again, the new code kills the previous one. */
  async challenge(continuationToken: string, signal?: AbortSignal): Promise<SentChallenge | Redirect | AuthFailure> {
    const answer = await this.#call.post(`${base}/challenge`, { continuation_token: continuationToken, challenge_type }, 'send-code', codeChallengeSchema, signal);
    return answer.kind === 'parsed' ? toSent(answer.value, 'email') : answer;
  }

  async submitCode(continuationToken: string, code: string, signal?: AbortSignal): Promise<Continued | Redirect | AuthFailure> {
    const form = { continuation_token: continuationToken, grant_type: 'oob', oob: code };
    const answer = await this.#call.post(`${base}/continue`, form, 'code', continuedSchema, signal);
    return answer.kind === 'parsed' ? { kind: 'continued', continuationToken: answer.value.continuation_token } : answer;
  }

  async submitPassword(continuationToken: string, password: string, signal?: AbortSignal): Promise<Submitted | Redirect | AuthFailure> {
    const form = { continuation_token: continuationToken, new_password: password };
    const answer = await this.#call.post(`${base}/submit`, form, 'new-password', submittedSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const { continuation_token, poll_interval } = answer.value;
    return { kind: 'submitted', continuationToken: continuation_token, pollIntervalMs: pollIntervalMs(poll_interval) };
  }

  /** Asks whether the new password is in place; `refused`: another one can be submitted. */
  async poll(continuationToken: string): Promise<ResetProgress> {
    const answer = await this.#call.post(`${base}/poll_completion`, { continuation_token: continuationToken }, 'new-password', pollCompletionSchema);
    if (answer.kind !== 'parsed') return answer;
    const { status, continuation_token: newest } = answer.value;
    if (status === 'succeeded') return { kind: 'continued', continuationToken: newest ?? continuationToken };
    if (status === 'failed') return { kind: 'refused', continuationToken: newest };
    return { kind: 'working', continuationToken: newest };
  }
}

/** The server's pace, 2 s when it names none; outside of 1 to 15 s it is not taken seriously. */
function pollIntervalMs(seconds: number | undefined): number {
  const { shortest, usual, longest } = pollSeconds;
  return 1000 * (seconds !== undefined && seconds >= shortest && seconds <= longest ? seconds : usual);
}
