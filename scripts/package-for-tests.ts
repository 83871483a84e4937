import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { cachedFolder, cacheFolder } from './ensure/cache.ts';
import type { Electron } from './ensure/electron.ts';
import { copyWithInspectFuse, packageApp } from './package.ts';
import { inProject, projectRoot } from './project.ts';
import { say } from './subprocess.ts';

/** The packaged program, as it ships and as a copy that a test can drive. */
export interface PackagedForTests {
  readonly release: string;
  readonly driven: string;
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}

/** Packages the built program for the end-to-end tests, again only when the build or the packaging changed. */
export async function packageForTests(electron: Electron): Promise<PackagedForTests> {
  const inputs = ['out/inputs.sha256', 'electron-builder.yml', 'scripts/package.ts'];
  const contents = inputs.map((file) => readFileSync(inProject(file), 'utf8'));
  const ofThisCheckout = `packaged-${hashOf(projectRoot)}-`;
  const name = `${ofThisCheckout}${hashOf(electron.version, ...contents)}`;
  const folder = await cachedFolder(name, async (fresh) => {
    say('packaging the program for the tests');
    for (const other of await readdir(cacheFolder())) {
      const outdated = other.startsWith(ofThisCheckout) && !other.startsWith(name);
      if (outdated) await rm(path.join(cacheFolder(), other), { recursive: true, force: true });
    }
    const packaged = await packageApp({ outDir: fresh, allowUnsupportedElectron: true, deb: false });
    await copyWithInspectFuse(packaged, path.join(fresh, 'driven'));
  });
  return { release: path.join(folder, 'linux-unpacked/facility-desk'), driven: path.join(folder, 'driven/facility-desk') };
}
