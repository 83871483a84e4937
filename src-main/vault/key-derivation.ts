import { hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';

/** Argon2id's parameters as kept beside the vault (RFC 9106). */
export const kdfSchema = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(2).max(10),
  lanes: z.number().int().min(1).max(16),
  salt: z.base64(),
});
export type Kdf = z.infer<typeof kdfSchema>;

/** The half of a vault's key that only the person has: 32 bytes out of the password. The password itself is not kept. */
export type PasswordKey = { readonly kdf: Kdf; readonly key: Buffer };

/** Parameters for a new vault: 64 MiB, 3 passes, 4 lanes, a fresh salt. */
export function newKdf(): Kdf {
  return { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 4, salt: randomBytes(16).toString('base64') };
}

/** Stretches `password` off the main thread. */
export async function derivePasswordKey(password: string, kdf: Kdf): Promise<PasswordKey> {
  const { hashRaw } = await import('@node-rs/argon2');
  const key = await hashRaw(password.normalize('NFKC'), {
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    salt: Buffer.from(kdf.salt, 'base64'),
    outputLen: 32,
  });
  return { kdf, key };
}

/** A 32-byte key for one purpose out of key material (HKDF-SHA256, RFC 5869). */
export function expandKey(material: readonly Buffer[], purpose: string): Buffer {
  const joined = Buffer.concat(material);
  const key = Buffer.from(hkdfSync('sha256', joined, Buffer.alloc(0), `facility-desk/${purpose}`, 32));
  joined.fill(0);
  return key;
}
