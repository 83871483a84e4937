import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Electron } from './ensure/electron.ts';
import { prepareProgram } from './prepare.ts';
import { installedVersion, inProject, projectRoot } from './project.ts';
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

/** Puts together what goes into the package: the bundles and the native modules, nothing that is bundled already. */
async function stage(folder: string): Promise<void> {
  await cp(inProject('out'), path.join(folder, 'out'), { recursive: true });
  for (const [name, files] of Object.entries(nativeModules())) {
    for (const file of files) {
      await cp(inProject('node_modules', name, file), path.join(folder, 'node_modules', name, file), { recursive: true });
    }
  }
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as Record<string, unknown>;
  const kept = ['name', 'productName', 'version', 'description', 'license', 'author', 'homepage', 'main', 'type'];
  const shipped = Object.fromEntries(kept.filter((field) => field in manifest).map((field) => [field, manifest[field]]));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(shipped));
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

/** Packages the built program into `outDir` with the Electron at hand; `targets` as electron-builder names them. */
export async function packageApp(options: {
  outDir: string;
  allowUnsupportedElectron: boolean;
  targets: readonly string[];
}): Promise<Packaged> {
  const electron = await prepareProgram();
  if (!options.allowUnsupportedElectron) refuseUnsupported(electron);
  await mkdir(options.outDir, { recursive: true });
  const staged = await mkdtemp(path.join(os.tmpdir(), 'facility-desk-package-'));
  try {
    await stage(staged);
    const args = [
      ...['--linux', ...options.targets, '--publish', 'never', '--config', inProject('electron-builder.yml')],
      `-c.directories.app=${staged}`,
      `-c.directories.output=${options.outDir}`,
      `-c.electronDist=${electron.distPath}`,
      `-c.electronVersion=${electron.version}`,
    ];
    await mustRun(
      process.execPath,
      [inProject('node_modules/electron-builder/cli.js'), ...args],
      'Its message is above.',
      { cwd: projectRoot, env: { ...process.env, CUSTOM_FPM_PATH: inProject('scripts/fpm-stand-in.ts') } },
    );
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  const folder = path.join(options.outDir, 'linux-unpacked');
  const executablePath = path.join(folder, executableName);
  return { folder, executablePath, electronVersion: electron.version, fuses: await readFuses(executablePath) };
}

/** Copies a packaged program and lets the copy be driven by a test: the inspect fuse is on, all else is the same. */
export async function copyWithInspectFuse(packaged: Packaged, folder: string): Promise<string> {
  await cp(packaged.folder, folder, { recursive: true, verbatimSymlinks: true });
  const executablePath = path.join(folder, executableName);
  await flipFuses(executablePath, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return executablePath;
}
