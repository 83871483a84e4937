import * as z from 'zod';

/** What an authenticator app and this PC share (RFC 6238): the key in base32, and how many digits a code has. */
export const appKeySchema = z.object({ key: z.string(), digits: z.union([z.literal(6), z.literal(7), z.literal(8)]) });
export type AppKey = z.infer<typeof appKeySchema>;

const stepSeconds = 30;

/** The time step whose code this is at `time` (epoch milliseconds), one step early or late included; undefined when it is none. */
export async function stepOf({ key, digits }: AppKey, code: string, time: number): Promise<number | undefined> {
  if (!new RegExp(`^\\d{${digits}}$`).test(code)) return undefined;
  const { verifySync } = await import('otplib');
  const epoch = Math.floor(time / 1000);
  const verified = verifySync({ secret: key, token: code, digits, epoch, epochTolerance: stepSeconds });
  return verified.valid ? Math.floor(epoch / stepSeconds) + verified.delta : undefined;
}
