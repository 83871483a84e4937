import react from '@vitejs/plugin-react';
import { build as bundle } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build as buildPage } from 'vite';
import { withLock } from './lock.mjs';
import { say } from './subprocess.ts';

/** The programs that Electron runs, by the name of their bundle in out/. */
const programs = {
  'main/main': 'src-main/main.ts',
  'main/database-worker': 'src-main/db/database-worker.ts',
  'main/keychain-process': 'src-main/credentials/keychain-process.ts',
  'preload/preload': 'src-preload/preload.ts',
};

/** Modules that stay beside the bundle: Electron's own, and those with native code. */
export const externalModules = ['electron', 'better-sqlite3', 'keytar', '@node-rs/argon2'];

const inputs = ['src-main', 'src-preload', 'src-renderer', 'src-shared', 'assets', 'package.json', 'package-lock.json', 'scripts/build.ts'];
const stampName = 'inputs.sha256';

function filesIn(root: string): string[] {
  return inputs.flatMap((input) => {
    const full = path.join(root, input);
    if (!existsSync(full)) return [];
    if (path.extname(input) !== '') return [full];
    const entries = readdirSync(full, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  });
}

function hashOfInputs(root: string, sqliteBinding: string): string {
  const hash = createHash('sha256');
  for (const file of [...filesIn(root).sort(), sqliteBinding]) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function bundlePrograms(root: string, out: string): Promise<void> {
  await bundle({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    external: externalModules,
    // Requests go through Chromium's fetch; axios's build for that leaves Node's HTTP stack out.
    alias: { axios: path.join(root, 'node_modules/axios/dist/esm/axios.js') },
    // The sources are ES modules, the bundles are not.
    define: {
      'process.env.NODE_ENV': '"production"',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    logLevel: 'warning',
  });
}

/** The page loads scripts and styles as files of its own only, as its content security policy asks. */
async function bundlePage(root: string, out: string): Promise<void> {
  await buildPage({
    configFile: false,
    root: path.join(root, 'src-renderer'),
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    build: {
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: false,
      sourcemap: false,
      chunkSizeWarningLimit: 2_000,
      // What the first screen needs comes in one file; the page waits for its words, and would be cut in many otherwise.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
    },
  });
}

/**
 * Builds `<root>/out` from `<root>/src-*` and gives true, or leaves it and gives false when no input has changed.
 * `sqliteBinding` is the better_sqlite3.node for the Electron that will run it. The folder is replaced whole.
 */
export async function build(root: string, sqliteBinding: string): Promise<boolean> {
  const out = path.join(root, 'out');
  const cache = path.join(root, '.cache');
  await mkdir(cache, { recursive: true });
  return withLock(path.join(cache, 'build.lock'), () => say('another run is building; waiting'), async () => {
    const hash = hashOfInputs(root, sqliteBinding);
    const stamp = path.join(out, stampName);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
    say('building the program');
    const fresh = await mkdtemp(path.join(cache, 'out-'));
    try {
      await Promise.all([bundlePrograms(root, fresh), bundlePage(root, fresh)]);
      await mkdir(path.join(fresh, 'native'));
      await copyFile(sqliteBinding, path.join(fresh, 'native/better_sqlite3.node'));
      await writeFile(path.join(fresh, stampName), hash);
      // mkdtemp's folder is its owner's alone; the ordinary user who runs Electron reads this one.
      await chmod(fresh, 0o755);
      await rm(out, { recursive: true, force: true });
      await rename(fresh, out);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
    return true;
  });
}
