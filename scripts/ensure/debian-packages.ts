import { existsSync } from 'node:fs';
import path from 'node:path';
import { mustRun, runProgram, say, SetupProblem } from '../subprocess.ts';
import { isRoot } from './cache.ts';

/** What Electron needs to show a window, and notices. */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libsecret-1-0', 'libnotify4', 'fonts-dejavu-core', 'fonts-liberation'];

/** What a run without a desktop needs besides: a screen, a session bus and a keyring of its own. */
const desktopPackages = ['xvfb', 'xauth', 'dbus', 'dbus-x11', 'gnome-keyring'];

/** What a run with a window, on a virtual screen or a real one, needs. */
export const electronPackages = [...windowPackages, ...desktopPackages];

/** What the tests and the demo need besides: the person's own web browser. */
export const browserPackages = ['chromium'];

/** What Electron puts a number on a Linux taskbar with. */
export const taskbarPackages = ['libunity9'];

/** Installed package names and the virtual names that they provide (libasound2t64 provides libasound2). */
async function installedNames(): Promise<ReadonlySet<string>> {
  const format = '${db:Status-Status}\t${Package}, ${Provides}\n';
  const { stdout } = await runProgram('dpkg-query', ['--show', `--showformat=${format}`], { output: 'capture' });
  const names = stdout
    .split('\n')
    .filter((line) => line.startsWith('installed\t'))
    .flatMap((line) => line.slice(line.indexOf('\t') + 1).split(','))
    .map((name) => name.replace(/\(.*/, '').trim());
  return new Set(names);
}

/** Those of the programs that are not on the PATH; each has a Debian package of its name. */
export function missingPrograms(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.filter((name) => !folders.some((folder) => existsSync(path.join(folder, name))));
}

/**
 * Makes sure of Debian packages: installs what is missing when we are root, else ends with the one command to run.
 * On a system without apt-get it takes the libraries for granted.
 */
export async function ensureDebianPackages(wanted: readonly string[]): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) return;
  const installed = await installedNames();
  const missing = wanted.filter((name) => !installed.has(name));
  if (missing.length === 0) return;
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600', ...missing];
  if (!isRoot()) {
    throw new SetupProblem(
      `These packages are missing. Run this, then try again:\n  sudo apt-get update && sudo apt-get install ${missing.join(' ')}`,
    );
  }
  say(`installing Debian packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const remedy = 'Needed: reachable Debian package servers.';
  await mustRun('apt-get', ['update'], remedy, { env });
  await mustRun('apt-get', install.slice(1), remedy, { env });
}
