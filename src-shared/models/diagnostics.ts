import * as z from 'zod';

/** What IT gets to see: texts by the names of their files. */
export const diagnosticsSchema = z.array(z.object({ name: z.string(), text: z.string() }));
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
