import * as z from 'zod';

/** The one derived state of the connection, always on screen. Times are epoch milliseconds. */
export const connectionSchema = z.object({
  state: z.enum(['checking', 'online', 'offline', 'sign-in-needed', 'server-trouble', 'network-sign-in', 'untrusted-certificate']),
  since: z.number().optional(),
  lastContact: z.number().optional(),
});
export type Connection = z.infer<typeof connectionSchema>;
