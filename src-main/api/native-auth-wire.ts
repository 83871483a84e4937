import * as z from 'zod';

/** Documentation samples carry trailing spaces in values ("prompt "). */
const word = z.string().transform((text) => text.trim());
const token = z.string().min(1);

/** 200 from any endpoint: the server wants this step done in its own pages. */
export const redirectSchema = z.object({ challenge_type: word.pipe(z.literal('redirect')), redirect_reason: z.string().optional() });

/** The answer of every step that only leads to the next one. */
export const continuedSchema = z.object({ continuation_token: token });

/** The server wants the password next. */
export const passwordChallengeSchema = z.object({ continuation_token: token, challenge_type: word.pipe(z.literal('password')) });

/** A code or call on its way. `interval` and `expires_in` are seconds; both optional. Registering names the target unmasked. */
export const oobChallengeSchema = z.object({
  continuation_token: token,
  challenge_type: word.pipe(z.literal('oob')),
  binding_method: word.default('prompt'),
  binding_code: word.optional(),
  challenge_channel: word,
  challenge_target_label: z.string().optional(),
  challenge_target: z.string().optional(),
  code_length: z.number().int().positive().optional(),
  interval: z.number().nonnegative().optional(),
  expires_in: z.number().positive().optional(),
});

/** A code that the person types in: sign-up and reset know nothing else. */
export const codeChallengeSchema = z.object({ ...oobChallengeSchema.shape, binding_method: word.default('prompt').pipe(z.literal('prompt')) });

/** Sign-up: a code is on its way, or the password is wanted. */
export const signUpChallengeSchema = z.union([codeChallengeSchema, passwordChallengeSchema]);

/** Registering: a code is on its way, or the address was proved before. */
export const registerChallengeSchema = z.union([oobChallengeSchema, z.object({ continuation_token: token, challenge_type: word.pipe(z.literal('preverified')) })]);

/** The methods on record, or those that can be registered. Channels that this client does not know are left out by the caller. */
export const introspectSchema = z.object({
  continuation_token: token,
  methods: z.array(z.object({ id: z.string(), challenge_type: word, challenge_channel: word, login_hint: z.string().default('') })),
});

/** The new password was taken; `poll_interval` is seconds until the server is asked whether it is in place. */
export const submittedSchema = z.object({ continuation_token: token, poll_interval: z.number().optional() });

/** How far the change of a password is. */
export const pollCompletionSchema = z.object({ status: word, continuation_token: token.optional() });

export const tokensSchema = z.object({
  token_type: word.pipe(z.string().regex(/^bearer$/i)),
  access_token: token,
  expires_in: z.coerce.number().positive(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

/** The reference's samples name an attribute by an object, its prose by a string. */
const attributeName = z.union([word, z.object({ name: word }).transform(({ name }) => name)]);

/** The error body of every endpoint; branch on `error` and `suberror`, then `error_codes`, never on text. */
export const errorSchema = z.object({
  error: word,
  suberror: word.optional(),
  error_codes: z.array(z.number()).default([]),
  continuation_token: token.optional(),
  correlation_id: z.string().optional(),
  required_attributes: z
    .array(
      z.object({
        name: word,
        type: word.default('string'),
        required: z.union([z.boolean(), z.stringbool()]).default(true),
        options: z.object({ regex: z.string().optional() }).nullish(),
      }),
    )
    .optional()
    .catch(undefined),
  invalid_attributes: z.array(attributeName).optional().catch(undefined),
});
export type WireError = z.infer<typeof errorSchema>;
