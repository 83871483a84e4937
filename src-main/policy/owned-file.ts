import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';

const writableByOthers = 0o022;

function distrusted(what: string, stats: Stats, owners: readonly number[]): string | undefined {
  if (!owners.includes(stats.uid)) return `${what} does not belong to the administrator (owner ${stats.uid})`;
  if ((stats.mode & writableByOthers) !== 0) return `${what} can be written by others (mode ${(stats.mode & 0o777).toString(8)})`;
  return undefined;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/**
 * The text of a file that only an administrator can have written: it and its folder belong to one of `owners` (user ids),
 * nobody else may write them, and neither is a symbolic link. What was checked is what is read. Undefined when it is not there.
 */
export function readOwnedFile(path: string, owners: readonly number[]): Result<string | undefined, string> {
  const folder = dirname(path);
  let handle: number | undefined;
  try {
    const around = lstatSync(folder);
    if (!around.isDirectory()) return failed('its folder is not a folder');
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(handle);
    if (!stats.isFile()) return failed('it is not a file');
    const reason = distrusted('its folder', around, owners) ?? distrusted('it', stats, owners);
    return reason === undefined ? ok(readFileSync(handle, 'utf8')) : failed(reason);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return ok(undefined);
    return failed(code === 'ELOOP' ? 'it is a symbolic link' : `it can not be read (${code})`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
