import * as z from 'zod';

/** The languages that the program speaks (BCP 47). */
export const languageSchema = z.enum(['en', 'es']);
export type Language = z.infer<typeof languageSchema>;

/** Light or dark, or as the system is. */
export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** What the program is, for the About box, support and the practice-server notice. */
export const aboutSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** False when this Electron no longer gets security updates. */
  electronSupported: z.boolean(),
  /** The server's host; absent while not configured. */
  server: z.string().optional(),
  /** True when the server is the practice sandbox, whose outbox page shows the codes. */
  sandbox: z.boolean(),
  support: z.object({ phone: z.string().optional(), hours: z.string().optional() }),
});
export type About = z.infer<typeof aboutSchema>;
