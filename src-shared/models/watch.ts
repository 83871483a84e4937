import * as z from 'zod';

/** Why an open session is about to be closed by the program itself. */
export const closingReasonSchema = z.enum(['idle', 'proof-age', 'session-age']);

/** What the program does on its own about a PC that nobody may be sitting at. */
export const watchSchema = z.object({
  /** The session is locked in this many milliseconds. `idle` ends with any key or move; an age does not. */
  closing: z.object({ reason: closingReasonSchema, leftMs: z.number() }).optional(),
  /** Names, birth dates and ids are masked: by hand until they are shown by hand, or until the next key or click. */
  hidden: z.enum(['by-hand', 'idle']).optional(),
});
export type Watched = z.infer<typeof watchSchema>;
