import { DatabaseThread } from '../src-main/db/database-thread.ts';
import { twoClients } from '../src-main/testing/two-clients.ts';
import { nativeBinding, workerFile } from './database-files.ts';

/** Edits of one draft before the next one is begun. */
const editsOfADraft = 200;

/**
 * Two PCs edit the same drafts at random, `edits` times in all, while two of five exchanges are cut or lose their answer.
 * Gives how many drafts did not end the same on both and at the server, and how many values were overwritten unseen.
 */
export async function tortureMerge(edits: number): Promise<object> {
  const threads = [new DatabaseThread(workerFile), new DatabaseThread(workerFile)];
  const begin = performance.now();
  const total = { edits: 0, drafts: 0, unequal: 0, silentOverwrites: 0, conflicts: 0, faults: 0 };
  try {
    while (total.edits < edits) {
      const count = Math.min(editsOfADraft, edits - total.edits);
      const free = [...threads];
      const openDatabase = async () => {
        const database = free.shift();
        if (!database) throw new Error('There are two PCs');
        await database.call('close');
        await database.call('open', undefined, undefined, nativeBinding);
        await database.call('openWork', undefined, undefined, nativeBinding);
        return database;
      };
      const { equal, overwritten, conflicts, faults } = await twoClients(openDatabase, count, Math.random);
      total.edits += count;
      total.drafts += 1;
      if (!equal) total.unequal += 1;
      total.silentOverwrites += overwritten.length;
      total.conflicts += conflicts;
      total.faults += faults;
    }
    return { merge: { ...total, seconds: Math.round((performance.now() - begin) / 100) / 10 } };
  } finally {
    for (const thread of threads) await thread.end();
  }
}
