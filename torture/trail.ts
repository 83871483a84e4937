import path from 'node:path';
import { AuditTrail } from '../src-main/audit/audit-trail.ts';
import { TrailKeys } from '../src-main/audit/trail-keys.ts';
import { systemClock } from '../src-main/clock.ts';
import { AuditStore } from '../src-main/db/audit-store.ts';
import { DatabaseThread } from '../src-main/db/database-thread.ts';
import { openDatabase } from '../src-main/db/open-database.ts';
import { nativeBinding, workerFile } from './database-files.ts';
import { FileKeychain } from './file-keychain.ts';

const keysIn = (folder: string) => new TrailKeys(new FileKeychain(path.join(folder, 'keychain.json')));
const fileIn = (folder: string) => path.join(folder, 'audit.sqlite');

/** The audit trail of the killed program, on a thread of its own as the program has it. */
export function trailIn(folder: string, who: string): AuditTrail {
  const fail = (event: string) => {
    throw new Error(event);
  };
  return new AuditTrail({
    database: new DatabaseThread(workerFile),
    keys: keysIn(folder),
    path: fileIn(folder),
    nativeBinding,
    host: 'torture',
    clock: systemClock,
    aheadMs: () => undefined,
    log: { info: fail, error: fail },
    who: () => who,
  });
}

/** What the file of a trail holds: whether each link holds, the end that the keychain has included, how many there are, and the details of all. */
export async function readTrail(folder: string): Promise<{ readonly sound: boolean; readonly count: number; readonly details: ReadonlySet<string> }> {
  const keys = keysIn(folder);
  const key = await keys.key();
  const opened = key.ok ? openDatabase(fileIn(folder), key.value.key, nativeBinding, 'audit') : key;
  if (!opened.ok) return { sound: false, count: 0, details: new Set() };
  try {
    const store = new AuditStore(opened.value);
    const { count, broken } = store.verify(await keys.head());
    const isWhole = opened.value.pragma('integrity_check', { simple: true }) === 'ok';
    return { sound: isWhole && broken === undefined, count, details: new Set(store.list({ sort: { column: 'seq', descending: false }, offset: 0, limit: -1 }).rows.flatMap(({ detail }) => detail ?? [])) };
  } finally {
    opened.value.close();
  }
}
