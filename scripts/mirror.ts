import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { cacheFolder } from './ensure/cache.ts';
import { withLock } from './lock.mjs';
import { inProject, projectRoot } from './project.ts';
import { mustRun, say } from './subprocess.ts';

const sources = ['package.json', 'out', 'e2e', 'sandbox', 'bench', 'src-shared', 'scripts', 'assets'];

function contentOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Copies one part so that everybody can read it; the copy replaces the old one whole. */
async function copyPart(part: string, mirror: string): Promise<void> {
  const target = path.join(mirror, part);
  const fresh = `${target}.fresh`;
  await rm(fresh, { recursive: true, force: true });
  await mustRun('cp', ['-a', inProject(part), fresh], 'Needed: room on the disk.');
  await mustRun('chmod', ['-R', 'a+rX', fresh], 'Needed: the right to change modes.');
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
}

/** The modules are copied only when another set, or another Electron in them, was installed. */
function modulesDiffer(mirror: string): boolean {
  return ['.package-lock.json', 'electron/dist/version'].some(
    (file) => contentOf(inProject('node_modules', file)) !== contentOf(path.join(mirror, 'node_modules', file)),
  );
}

/** Copies what a run needs out of a checkout that the ordinary user cannot reach; gives the copy's folder. */
export async function mirrorCheckout(): Promise<string> {
  const key = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  const mirror = path.join(cacheFolder(), `checkout-${key}`);
  await mkdir(mirror, { recursive: true, mode: 0o755 });
  const onWait = (): void => say('another run is copying the checkout; waiting');
  await withLock(`${mirror}.lock`, onWait, async () => {
    if (modulesDiffer(mirror)) {
      say('copying the node modules to where the ordinary user can read them');
      await copyPart('node_modules', mirror);
    }
    for (const part of sources) if (existsSync(inProject(part))) await copyPart(part, mirror);
  });
  return mirror;
}
