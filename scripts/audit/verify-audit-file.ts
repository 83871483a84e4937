import { readFile } from 'node:fs/promises';
import { verifyDocument } from '../../src-main/audit/audit-document.ts';

/** Checks an audit trail that was saved as JSON: `npm run verify-audit -- FILE`. 0: sound, 1: a link is broken, 2: not such a file. */
export async function verifyAuditFile(file: string | undefined): Promise<number> {
  const result = file === undefined ? undefined : verifyDocument(await readFile(file, 'utf8'));
  if (!result) {
    console.error('Name a file that was saved as JSON by Setup > Audit trail.');
    return 2;
  }
  const { first, count, head, broken } = result;
  if (broken) console.log(`Entry ${broken.seq} is broken: ${broken.why}. ${count} entries from ${first} on are sound.`);
  else console.log(`${count} entries from ${first} on are as they were written. The last one: ${head?.seq ?? 0}, hash ${head?.hash ?? 'none'}`);
  return broken ? 1 : 0;
}
