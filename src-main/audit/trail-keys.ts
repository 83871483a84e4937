import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { auditHeadSchema, type AuditHead } from '../../src-shared/models/audit.ts';
import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Keychain } from '../credentials/keychain.ts';

const keySchema = z.strictObject({ pc: z.uuid(), key: z.base64() });

/** What the keychain holds for the trail: its key (32 bytes), and the id that this installation gave itself. */
export type TrailKey = { readonly pc: string; readonly key: Buffer };

/** The trail's two entries in the keychain: its key, made when there is none, and the end that the chain had. */
export class TrailKeys {
  readonly #keychain: Keychain;

  constructor(keychain: Keychain) {
    this.#keychain = keychain;
  }

  /** The key. One that can not be read back is none. */
  async key(): Promise<Result<TrailKey, KeychainProblemCode>> {
    const found = await this.#keychain.get('audit');
    if (!found.ok) return found;
    const known = parse(keySchema, found.value);
    if (known) return ok({ pc: known.pc, key: Buffer.from(known.key, 'base64') });
    const made = { pc: randomUUID(), key: randomBytes(32) };
    const text = JSON.stringify({ pc: made.pc, key: made.key.toString('base64') });
    const written = await this.#keychain.set('audit', text);
    if (!written.ok) return written;
    const read = await this.#keychain.get('audit');
    if (!read.ok) return read;
    return read.value === text ? ok(made) : failed('keychain-garbled');
  }

  /** An end that the chain had: it may have grown since. */
  async head(): Promise<AuditHead | undefined> {
    const found = await this.#keychain.get('audit-head');
    return found.ok ? parse(auditHeadSchema, found.value) : undefined;
  }

  async keepHead(head: AuditHead): Promise<void> {
    await this.#keychain.set('audit-head', JSON.stringify(head));
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string | undefined): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
