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
});
export type Session = z.infer<typeof sessionSchema>;
