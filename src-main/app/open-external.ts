import { shell } from 'electron';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { mayOpen } from './may-open.ts';

/** Opens the system browser, when the address is allowed and there is a browser. */
export async function openInBrowser(address: string, hosts: readonly string[]): Promise<Result<undefined, BrowserProblemCode>> {
  if (!mayOpen(address, hosts)) return failed('browser-host-refused');
  if (process.platform === 'linux' && !hasOpener()) return failed('browser-not-opened');
  try {
    await shell.openExternal(new URL(address).href);
    return ok(undefined);
  } catch {
    return failed('browser-not-opened');
  }
}

/** On Linux Electron starts xdg-open, and does not notice when there is none. */
function hasOpener(): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'xdg-open')));
}
