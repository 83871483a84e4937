import { randomUUID } from 'node:crypto';
import type { AuditEvent, AuditHead, AuditKept } from '../../src-shared/models/audit.ts';
import { failed } from '../../src-shared/models/result.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { keepAside } from '../db/keep-aside.ts';
import type { TrailKeys } from './trail-keys.ts';

/** How the trail came to be open. `known`: an end that its chain once had; `began`: what a new chain begins with. */
export type OpenTrail = { readonly pc: string; readonly kept: AuditKept; readonly known: AuditHead | undefined; readonly began: AuditEvent | undefined };

/**
 * Opens the trail at `path`. A file that can not be read under its key is kept aside, and a new chain begins by saying so,
 * as it does when the file is gone. `isDamaged`: the file opens, and yet is damaged. Without a keychain, or with a disk that refuses, the trail is in memory only.
 */
export async function openTrail(database: DatabaseCalls, keys: TrailKeys, path: string, nativeBinding: string, isDamaged: boolean): Promise<OpenTrail> {
  const key = await keys.key();
  if (!key.ok) return inMemory(database, nativeBinding, key.failure);
  const { pc, key: secret } = key.value;
  const open = () => database.call('openAudit', path, Uint8Array.from(secret), nativeBinding);
  let opened = isDamaged ? failed('damaged' as const) : await open();
  const damaged = !opened.ok && opened.failure === 'damaged';
  if (damaged) {
    keepAside(path);
    opened = await open();
  }
  secret.fill(0);
  if (!opened.ok) return inMemory(database, nativeBinding, opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable');
  const [head, known] = [await database.call('audit.head'), await keys.head()];
  if (head.seq > 0) return { pc, kept: 'kept', known, began: undefined };
  // What is kept of the chain before says nothing of this one.
  await keys.keepHead(head);
  const lost = damaged ? 'damaged' : known && 'missing';
  return { pc, kept: 'kept', known: undefined, began: { action: 'trail-begun', ...(lost !== undefined && { outcome: 'failed', detail: lost }) } };
}

async function inMemory(database: DatabaseCalls, nativeBinding: string, why: AuditKept): Promise<OpenTrail> {
  const opened = await database.call('openAudit', undefined, undefined, nativeBinding);
  if (!opened.ok) throw new Error(`A trail in memory does not open: ${opened.failure}`);
  return { pc: randomUUID(), kept: why, known: undefined, began: { action: 'trail-begun', detail: why } };
}
