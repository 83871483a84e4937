import type * as z from 'zod';
import { channelSchema, type Channel } from '../../src-shared/models/sign-in-screen.ts';
import type { AuthFailure, SentChallenge, Tokens, WantedAttribute } from './native-auth-outcome.ts';
import { problemCodeOf, type CallStep } from './native-auth-problem.ts';
import type { oobChallengeSchema, tokensSchema, WireError } from './native-auth-wire.ts';

/** The channel of that name, undefined when this client does not know it. */
export function channelOf(name: string): Channel | undefined {
  return channelSchema.safeParse(name).data;
}

/** A code or call on its way; `channel` is taken when the server names one that this client does not know. */
export function toSent(wire: z.output<typeof oobChallengeSchema>, channel: Channel): SentChallenge {
  const prompt = wire.binding_method === 'prompt';
  return {
    kind: 'sent',
    continuationToken: wire.continuation_token,
    channel: channelOf(wire.challenge_channel) ?? channel,
    target: wire.challenge_target_label ?? wire.challenge_target ?? '',
    polled: !prompt,
    ...(wire.binding_method === 'transfer' && wire.binding_code !== undefined && { keyIn: wire.binding_code }),
    ...(prompt && wire.code_length !== undefined && { codeLength: wire.code_length }),
    ...(wire.interval !== undefined && { intervalMs: wire.interval * 1000 }),
    ...(wire.expires_in !== undefined && { expiresInMs: wire.expires_in * 1000 }),
  };
}

export function toTokens(wire: z.output<typeof tokensSchema>): Tokens {
  return {
    accessToken: wire.access_token,
    expiresInMs: wire.expires_in * 1000,
    ...(wire.id_token !== undefined && { idToken: wire.id_token }),
    ...(wire.refresh_token !== undefined && { refreshToken: wire.refresh_token }),
  };
}

/** A refusal with what the next step can use of it. */
export function toFailure(wire: WireError, step: CallStep): AuthFailure {
  return {
    kind: 'failed',
    code: problemCodeOf(wire, step),
    error: wire.error,
    ...(wire.suberror !== undefined && { suberror: wire.suberror }),
    ...(wire.continuation_token !== undefined && { continuationToken: wire.continuation_token }),
    ...(wire.correlation_id !== undefined && { reference: wire.correlation_id }),
    ...(wire.required_attributes && { wanted: wire.required_attributes.map((attribute) => toWanted(attribute)) }),
    ...(wire.invalid_attributes && { invalidAttributes: wire.invalid_attributes }),
  };
}

function toWanted({ name, type, required, options }: NonNullable<WireError['required_attributes']>[number]): WantedAttribute {
  return { name, type: /^bool/i.test(type) ? 'yes-no' : 'text', required, ...(options?.regex !== undefined && { pattern: options.regex }) };
}
