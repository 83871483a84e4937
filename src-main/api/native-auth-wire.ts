import * as z from 'zod';

/** Documentation samples carry trailing spaces in values ("prompt "). */
const word = z.string().transform((text) => text.trim());
const token = z.string().min(1);

/** 200 from any endpoint: the server wants this step done in its own pages. */
export const redirectSchema = z.object({ challenge_type: word.pipe(z.literal('redirect')), redirect_reason: z.string().optional() });

export const initiateSchema = z.object({ continuation_token: token });

export const passwordChallengeSchema = z.object({ continuation_token: token, challenge_type: word.pipe(z.literal('password')) });

/** A second factor on its way. `interval` and `expires_in` are seconds; both optional. */
export const oobChallengeSchema = z.object({
  continuation_token: token,
  challenge_type: word.pipe(z.literal('oob')),
  binding_method: word.default('prompt'),
  binding_code: word.optional(),
  challenge_channel: word,
  challenge_target_label: z.string().default(''),
  code_length: z.number().int().positive().optional(),
  interval: z.number().nonnegative().optional(),
  expires_in: z.number().positive().optional(),
});

/** The methods on record. Channels that this client does not know are left out by the caller. */
export const introspectSchema = z.object({
  continuation_token: token,
  methods: z.array(z.object({ id: z.string(), challenge_type: word, challenge_channel: word, login_hint: z.string().default('') })),
});

export const tokensSchema = z.object({
  token_type: word.pipe(z.string().regex(/^bearer$/i)),
  access_token: token,
  expires_in: z.coerce.number().positive(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

/** The error body of every endpoint; branch on `error` and `suberror`, then `error_codes`, never on text. */
export const errorSchema = z.object({
  error: word,
  suberror: word.optional(),
  error_codes: z.array(z.number()).default([]),
  continuation_token: token.optional(),
  correlation_id: z.string().optional(),
});
export type WireError = z.infer<typeof errorSchema>;
