import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { policyFiles, withTable } from '../policy/policy-files.ts';
import { inProject } from '../project.ts';

/** Writes assets/policy and the table in docs/operations.md out of the schema of the settings. */
export async function run(): Promise<number> {
  for (const [name, content] of Object.entries(policyFiles())) {
    const file = inProject(path.join('assets/policy', name));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const operations = inProject('docs/operations.md');
  await writeFile(operations, withTable(await readFile(operations, 'utf8')));
  return 0;
}
