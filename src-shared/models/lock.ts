import * as z from 'zod';

/** Why a home was locked: the person did, nobody was there, the PC fell asleep or was locked, a proof, a session or an emergency ran out. */
export const lockReasonSchema = z.enum(['person', 'idle', 'suspend', 'os-lock', 'proof-age', 'session-age', 'emergency-over']);
export type LockReason = z.infer<typeof lockReasonSchema>;
