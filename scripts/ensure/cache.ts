import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from '../lock.mjs';
import { say } from '../subprocess.ts';

/** True when this process is root, who may install packages and needs an ordinary user to run Electron. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The folder for what is expensive to make, outside the checkout: FACILITY_DESK_CACHE, for root
 * /var/cache/facility-desk (readable by the ordinary user), else $XDG_CACHE_HOME or ~/.cache.
 */
export function cacheFolder(): string {
  const folder =
    process.env.FACILITY_DESK_CACHE ??
    (isRoot()
      ? '/var/cache/facility-desk'
      : path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'facility-desk'));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

/**
 * Gives the cache's folder `name`, made once by `make`. It appears whole (made under another name, then
 * renamed), so a run that was ended half-way leaves nothing that looks finished.
 */
export async function cachedFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const onWait = (): void => say(`another run is making ${folder}; waiting`);
  return withLock(`${folder}.lock`, onWait, async () => {
    if (existsSync(folder)) return folder;
    for (const left of readdirSync(cacheFolder())) {
      if (left.startsWith(`${name}.unfinished-`)) rmSync(path.join(cacheFolder(), left), { recursive: true, force: true });
    }
    const unfinished = mkdtempSync(`${folder}.unfinished-`);
    try {
      await make(unfinished);
      chmodSync(unfinished, 0o755);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    return folder;
  });
}
