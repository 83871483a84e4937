import * as z from 'zod';
import { expandKey } from './key-derivation.ts';
import { seal, unseal, type Sealed } from './sealed-box.ts';

/** What an authenticator app and this PC share (RFC 6238): the key in base32, and how many digits a code has. */
export const appKeySchema = z.object({ key: z.string(), digits: z.union([z.literal(6), z.literal(7), z.literal(8)]) });
export type AppKey = z.infer<typeof appKeySchema>;

const stepSeconds = 30;

/** Seals what the app and this PC share under both halves of the vault: a code is checked only after the password. */
export function sealAppKey(id: string, secret: Buffer, dataKey: Buffer, app: AppKey): Sealed {
  return seal(expandKey([secret, dataKey], 'app-key'), Buffer.from(JSON.stringify(app)), `app-key/${id}`);
}

/** What was sealed; undefined when it is another vault's, or was changed. */
export function openAppKey(id: string, secret: Buffer, dataKey: Buffer, box: Sealed): AppKey | undefined {
  const plain = unseal(expandKey([secret, dataKey], 'app-key'), box, `app-key/${id}`);
  const app = plain && appKeySchema.safeParse(JSON.parse(plain.toString('utf8'))).data;
  plain?.fill(0);
  return app;
}

/** The time step whose code this is at `time` (epoch milliseconds), one step early or late included; undefined when it is none. */
export async function stepOf({ key, digits }: AppKey, code: string, time: number): Promise<number | undefined> {
  if (!new RegExp(`^\\d{${digits}}$`).test(code)) return undefined;
  const { verifySync } = await import('otplib');
  const epoch = Math.floor(time / 1000);
  const verified = verifySync({ secret: key, token: code, digits, epoch, epochTolerance: stepSeconds });
  return verified.valid ? Math.floor(epoch / stepSeconds) + verified.delta : undefined;
}
