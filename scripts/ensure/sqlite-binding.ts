import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installedVersion, inProject, requireInstalled } from '../project.ts';
import { mustRun, withProgress } from '../subprocess.ts';
import { cachedFolder } from './cache.ts';
import { ensureDebianPackages, missingPrograms } from './debian-packages.ts';
import type { Electron } from './electron.ts';

const prebuildNapi = 10;
const fileName = 'better_sqlite3.node';

function shippedPrebuild(): string {
  const binding = requireInstalled('better-sqlite3/lib/binding.js') as { getPrebuildPath(): string | null };
  const file = binding.getPrebuildPath();
  if (file === null) throw new Error(`better-sqlite3 ships no binary for ${process.platform}-${process.arch}`);
  return file;
}

/**
 * Compiles the package's own source for a Node-API older than the shipped binary's. That one keeps references to
 * strings, which Node-API 9 refuses unless a module asks for the experimental interface.
 */
function compiled(): Promise<string> {
  const name = `sqlite-${installedVersion('better-sqlite3')}-${process.platform}-${process.arch}-older-node-api`;
  return cachedFolder(name, async (folder) => {
    await ensureDebianPackages(missingPrograms(['python3', 'make', 'g++']));
    const work = path.join(folder, 'work');
    await cp(inProject('node_modules/better-sqlite3'), work, { recursive: true });
    await symlink(inProject('node_modules'), path.join(work, 'node_modules'));
    const gyp = path.join(work, 'binding.gyp');
    await writeFile(gyp, (await readFile(gyp, 'utf8')).replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL'"));
    await withProgress('compiling SQLite for this Electron (about two minutes, once)', () =>
      mustRun(
        process.execPath,
        [
          inProject('node_modules/node-gyp/bin/node-gyp.js'),
          'rebuild',
          `--nodedir=${path.resolve(process.execPath, '../..')}`,
          '--force_build=1',
        ],
        'Needed: python3, make and a C++ compiler (Debian: apt-get install python3 build-essential).',
        { cwd: work, timeoutMs: 15 * 60_000, output: 'hide' },
      ),
    );
    await rename(path.join(work, 'build/Release', fileName), path.join(folder, fileName));
    await rm(work, { recursive: true });
  }).then((folder) => path.join(folder, fileName));
}

/** Gives the better_sqlite3.node that this Electron can load: the shipped one, else one compiled here. */
export async function ensureSqliteBinding(electron: Electron): Promise<string> {
  const file = electron.napi >= prebuildNapi ? shippedPrebuild() : await compiled();
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return file;
}
