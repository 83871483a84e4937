import { registrationChannelSchema, type RegistrationChannel } from '../../src-shared/models/sign-in-screen.ts';
import { toSent } from './native-auth-answer.ts';
import type { NativeAuthCall } from './native-auth-call.ts';
import type { AuthFailure, Continued, Redirect, RegisterChallenge } from './native-auth-outcome.ts';
import type { CallStep } from './native-auth-problem.ts';
import { continuedSchema, introspectSchema, registerChallengeSchema } from './native-auth-wire.ts';

const base = '/register/v1.0';

/** What a person without a second factor can register. */
export type RegistrationOffer = { readonly kind: 'channels'; readonly continuationToken: string; readonly channels: readonly RegistrationChannel[] };

/** The registration of a second factor. */
export class NativeAuthRegister {
  readonly #call: NativeAuthCall;

  constructor(call: NativeAuthCall) {
    this.#call = call;
  }

  /** The channels that the server lets register, of those this client knows. */
  async channels(continuationToken: string, signal?: AbortSignal): Promise<RegistrationOffer | Redirect | AuthFailure> {
    const answer = await this.#call.post(`${base}/introspect`, { continuation_token: continuationToken }, 'contact', introspectSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const channels = answer.value.methods.flatMap(({ challenge_type, challenge_channel }) => {
      const channel = registrationChannelSchema.safeParse(challenge_channel).data;
      return challenge_type === 'oob' && channel ? [channel] : [];
    });
    return { kind: 'channels', continuationToken: answer.value.continuation_token, channels: [...new Set(channels)] };
  }

  /** Sends a code to `target` (a phone number in E.164, or an address), or calls it. */
  async sendCode(continuationToken: string, channel: RegistrationChannel, target: string, signal?: AbortSignal): Promise<RegisterChallenge> {
    const form = { continuation_token: continuationToken, challenge_type: 'oob', challenge_target: target, challenge_channel: channel };
    const answer = await this.#call.post(`${base}/challenge`, form, 'contact', registerChallengeSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const { value } = answer;
    return value.challenge_type === 'oob' ? toSent(value, channel) : { kind: 'preverified', continuationToken: value.continuation_token };
  }

  submitCode(continuationToken: string, code: string, signal?: AbortSignal): Promise<Continued | Redirect | AuthFailure> {
    return this.#continue(continuationToken, { grant_type: 'oob', oob: code }, 'code', signal);
  }

  /** Asks whether the call was confirmed; a failure with error `authorization_pending` or `slow_down` says not yet. */
  pollCall(continuationToken: string): Promise<Continued | Redirect | AuthFailure> {
    return this.#continue(continuationToken, { grant_type: 'oob' }, 'call');
  }

  /** Goes on with an address that was proved before. */
  continuePreverified(continuationToken: string, signal?: AbortSignal): Promise<Continued | Redirect | AuthFailure> {
    return this.#continue(continuationToken, { grant_type: 'continuation_token' }, 'contact', signal);
  }

  async #continue(token: string, grant: Readonly<Record<string, string>>, step: CallStep, signal?: AbortSignal): Promise<Continued | Redirect | AuthFailure> {
    const answer = await this.#call.post(`${base}/continue`, { continuation_token: token, ...grant }, step, continuedSchema, signal);
    return answer.kind === 'parsed' ? { kind: 'continued', continuationToken: answer.value.continuation_token } : answer;
  }
}
