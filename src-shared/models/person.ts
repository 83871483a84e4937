import * as z from 'zod';

/** LOGIN WITH PHONE, LOGIN WITH EMAIL, or LOGIN with a domain account. */
export const viaSchema = z.enum(['phone', 'email', 'domain']);
export type Via = z.infer<typeof viaSchema>;

/** A person whom this PC remembers: what the tile on the login page shows. `id` is local, never the account's. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  via: viaSchema,
  /** The home is locked until the program ends, and nothing of it is on the disk. */
  sealed: z.boolean().optional(),
});
export type Person = z.infer<typeof personSchema>;
