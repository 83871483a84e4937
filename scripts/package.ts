import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Electron } from './ensure/electron.ts';
import { prepareProgram } from './prepare.ts';
import { installedVersion, inProject } from './project.ts';
import { mustRun, SetupProblem } from './subprocess.ts';

/** A packaged program that is ready to be started. */
export interface Packaged {
  /** The unpacked folder. */
  readonly folder: string;
  readonly executablePath: string;
  readonly electronVersion: string;
  /** The fuses read back from the executable, by name. */
  readonly fuses: Readonly<Record<string, boolean>>;
}

const supportedMajors = 3;
const executableName = 'facility-desk';

/** What the bundles still load by name, and the files of each that they need. */
function nativeModules(): Record<string, readonly string[]> {
  const target = `${process.platform}-${process.arch}`;
  return {
    'better-sqlite3': ['package.json', 'lib', 'LICENSE'],
    keytar: ['package.json', 'lib', 'LICENSE.md', `prebuilds/${target}`],
    '@node-rs/argon2': ['package.json', 'index.js', 'LICENSE'],
    [`@node-rs/argon2-${target}-gnu`]: ['.'],
  };
}

/**
 * Puts together what goes into the package: the bundles and the native modules, nothing that is bundled already.
 * The modules lie beside the bundles: electron-builder fills a node_modules at the top by its own rules.
 */
async function stage(folder: string): Promise<void> {
  for (const part of ['electron-builder.yml', 'assets']) {
    await cp(inProject(part), path.join(folder, part), { recursive: true });
  }
  await cp(inProject('out'), path.join(folder, 'out'), { recursive: true });
  for (const [name, files] of Object.entries(nativeModules())) {
    for (const file of files) {
      await cp(inProject('node_modules', name, file), path.join(folder, 'out/node_modules', name, file), { recursive: true });
    }
  }
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as Record<string, unknown>;
  const kept = ['name', 'productName', 'version', 'description', 'license', 'author', 'homepage', 'main', 'type'];
  const shipped = Object.fromEntries(kept.filter((field) => field in manifest).map((field) => [field, manifest[field]]));
  const desktopName = `${executableName}.desktop`;
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ ...shipped, desktopName }));
}

function refuseUnsupported(electron: Electron): void {
  const major = (version: string): number => Number(version.split('.')[0]);
  const current = installedVersion('electron');
  if (major(electron.version) > major(current) - supportedMajors) return;
  throw new SetupProblem(
    `Electron ${electron.version} no longer gets security fixes (current: ${current}); a package with it must not go to a ` +
      'facility. Make the official Electron reachable, or, for a closed network only, add --allow-unsupported-electron.',
  );
}

/** Reads the fuses that are in an executable, by their names. */
export async function readFuses(executablePath: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executablePath);
  const named = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number');
  return Object.fromEntries(
    named.filter(([, index]) => wire[index] !== undefined).map(([name, index]) => [name, wire[index] === FuseState.ENABLE]),
  );
}

/** Runs electron-builder on the staged folder as its project, so that it finds no modules but the staged ones. */
async function electronBuilder(staged: string, electron: Electron, outDir: string, args: readonly string[]): Promise<void> {
  await mustRun(
    process.execPath,
    [
      inProject('node_modules/electron-builder/cli.js'),
      ...['--linux', ...args, '--publish', 'never', '--projectDir', staged],
      `-c.directories.output=${outDir}`,
      `-c.electronDist=${electron.distPath}`,
      `-c.electronVersion=${electron.version}`,
    ],
    'Its message is above.',
    { env: { ...process.env, CUSTOM_FPM_PATH: inProject('scripts/fpm-stand-in.ts') } },
  );
}

/** Packages the built program with the Electron at hand: `<outDir>/linux-unpacked` and, if asked for, a .deb beside it. */
export async function packageApp(options: {
  outDir: string;
  allowUnsupportedElectron: boolean;
  deb: boolean;
}): Promise<Packaged> {
  const { outDir } = options;
  const electron = await prepareProgram();
  if (!options.allowUnsupportedElectron) refuseUnsupported(electron);
  const folder = path.join(outDir, 'linux-unpacked');
  const executablePath = path.join(folder, executableName);
  const staged = await mkdtemp(path.join(os.tmpdir(), 'facility-desk-package-'));
  try {
    await stage(staged);
    await electronBuilder(staged, electron, outDir, ['dir']);
    await rm(path.join(folder, 'resources/default_app.asar'), { force: true });
    if (options.deb) await electronBuilder(staged, electron, outDir, ['deb', '--prepackaged', folder]);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  return { folder, executablePath, electronVersion: electron.version, fuses: await readFuses(executablePath) };
}

/** Copies a packaged program and lets the copy be driven by a test: the inspect fuse is on, all else is the same. */
export async function copyWithInspectFuse(packaged: Packaged, folder: string): Promise<string> {
  await cp(packaged.folder, folder, { recursive: true, verbatimSymlinks: true });
  const executablePath = path.join(folder, executableName);
  await flipFuses(executablePath, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return executablePath;
}
