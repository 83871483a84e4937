import * as z from 'zod';

/** A person whom this PC remembers: what the tile on the login page shows. `id` is local, never the account's. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  via: z.enum(['phone', 'email']),
});
export type Person = z.infer<typeof personSchema>;
