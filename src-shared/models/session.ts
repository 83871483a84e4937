import * as z from 'zod';
import { viaSchema } from './person.ts';
import { placeSchema } from './place.ts';
import { problemCodeSchema } from './problem.ts';
import { signInScreenSchema } from './sign-in-screen.ts';

/** Whose home is open, and whether this PC keeps it. */
const openSessionSchema = z.object({
  name: z.string(),
  email: z.string(),
  via: viaSchema,
  remembered: z.boolean(),
  /** Why Remember Me was ticked and could not be kept. */
  notRemembered: problemCodeSchema.optional(),
  /** How many milliseconds of an emergency are left, counted from when this was pushed. */
  emergencyMs: z.number().nonnegative().optional(),
  /** Days and openings that are left without the server, when few are. */
  offlineLeft: z.object({ days: z.int().nonnegative(), unlocks: z.int().nonnegative() }).optional(),
  /** Where the person was when the home was locked. */
  place: placeSchema,
});

/**
 * What the window shows: a sign-in screen, the home, or a sign-in screen over an open home (`open` and `screen`
 * together: the person confirms the session and can go back).
 */
export const sessionSchema = z.object({
  screen: signInScreenSchema.optional(),
  open: openSessionSchema.optional(),
  /** The window was asked to close: how many people would lose what only this program's memory has. */
  leaving: z.int().positive().optional(),
});
export type Session = z.infer<typeof sessionSchema>;
