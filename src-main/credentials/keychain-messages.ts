import * as z from 'zod';

/** What the keychain process is asked: one call of keytar. */
export const keychainRequestSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('get'), id: z.number(), service: z.string(), account: z.string() }),
  z.object({ method: z.literal('set'), id: z.number(), service: z.string(), account: z.string(), secret: z.string() }),
  z.object({ method: z.literal('delete'), id: z.number(), service: z.string(), account: z.string() }),
]);
export type KeychainRequest = z.infer<typeof keychainRequestSchema>;

/** What it answers: keytar's value, or which kind of error keytar threw. */
export const keychainReplySchema = z.object({
  id: z.number(),
  value: z.string().nullish(),
  error: z.enum(['locked', 'absent']).optional(),
});
export type KeychainReply = z.infer<typeof keychainReplySchema>;
