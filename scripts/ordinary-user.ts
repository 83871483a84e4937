import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isRoot } from './ensure/cache.ts';
import { mustRun, runProgram, say } from './subprocess.ts';

/** An account that Electron can run under with its sandbox on, which it cannot as root. */
export interface OrdinaryUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

const name = 'facility-desk';
const home = '/var/lib/facility-desk';

function lookUp(): OrdinaryUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid), home };
}

/** Gives the account to run Electron under when we are root, made on first use; nothing when we are not. */
export async function ensureOrdinaryUser(): Promise<OrdinaryUser | undefined> {
  if (!isRoot()) return undefined;
  let user = lookUp();
  if (user === undefined) {
    say(`adding the system user ${name}, under which Electron runs (root would have to turn its sandbox off)`);
    const args = ['--system', '--user-group', '--no-create-home', '--home-dir', home, '--shell', '/usr/sbin/nologin', name];
    await mustRun('useradd', args, 'Needed: the program useradd (Debian package passwd).');
    user = lookUp();
    if (user === undefined) throw new Error(`useradd made no user ${name}`);
  }
  ownedFolder(user, home);
  return user;
}

/** Makes sure of a folder that belongs to the user alone. */
export function ownedFolder(user: OrdinaryUser | undefined, folder: string): string {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** The command line that runs `command` under the user's account. */
export function commandAs(user: OrdinaryUser | undefined, command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = command;
  if (user === undefined) return [program, ...args];
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--no-new-privs', program, ...args];
}

/** True when the user can read the file, so also reach it through every folder above. */
export async function canRead(user: OrdinaryUser | undefined, file: string): Promise<boolean> {
  const [program, ...args] = commandAs(user, ['test', '-r', path.resolve(file)]);
  return (await runProgram(program, args, { output: 'ignore' })).code === 0;
}
