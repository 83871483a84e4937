import { existsSync, renameSync } from 'node:fs';

/** A file, its write-ahead log and the index of that. */
export const suffixes = ['', '-wal', '-shm'];

/** Keeps a damaged file with its journal, beside any earlier one. */
export function keepAside(path: string): void {
  let number = 1;
  while (existsSync(`${path}.damaged${number}`)) number += 1;
  for (const suffix of suffixes) if (existsSync(path + suffix)) renameSync(path + suffix, `${path}.damaged${number}${suffix}`);
}
