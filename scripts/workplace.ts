import { existsSync, mkdtempSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mirrorCheckout } from './mirror.ts';
import { canRead, commandAs, ensureOrdinaryUser, ownedFolder, type OrdinaryUser } from './ordinary-user.ts';
import { inProject, projectRoot } from './project.ts';
import { runProgram, SetupProblem } from './subprocess.ts';

/** Where programs that open Electron run: as an ordinary user, in a checkout that this user can read. */
export interface Workplace {
  /** Nobody when we are not root: programs then run as we do. */
  readonly user: OrdinaryUser | undefined;
  /** An empty folder of the user's; what a run writes goes here. */
  readonly folder: string;
  /** The user's home: `folder`/home, or the lasting one for `start`. */
  readonly home: string;
  /** Where a file of the checkout is for the user. */
  readonly locate: (file: string) => string;
  /** Runs a node program of the checkout and gives its exit code. */
  readonly run: (program: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;
  /** The same on a session bus and keyring of its own and, unless `env` has a DISPLAY, on a screen of its own. */
  readonly runOnOwnDesktop: (program: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;
  /** Copies a folder below `folder` out, into one of ours. */
  readonly take: (from: string, to: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const passedOn = /^(PATH|LANG|TERM|COLORTERM|FORCE_COLOR|NO_COLOR|CI|DEBUG|ELECTRON_OVERRIDE_DIST_PATH|FACILITY_DESK_.*)$/;

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
}

function inCheckout(root: string, file: string): string {
  const relative = path.relative(projectRoot, path.resolve(projectRoot, file));
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : path.join(root, relative);
}

/** The checkout's own Node, which the user can read, before ours, which may be in root's home. */
function nodeProgram(): string {
  const own = inProject(`node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(own) ? own : process.execPath;
}

async function readableRoot(user: OrdinaryUser | undefined): Promise<string> {
  if (user === undefined || (await canRead(user, path.join(projectRoot, 'package.json')))) return projectRoot;
  const mirror = await mirrorCheckout();
  if (await canRead(user, path.join(mirror, 'package.json'))) return mirror;
  throw new SetupProblem(`${user.name} can reach neither the checkout nor ${mirror}. Set FACILITY_DESK_CACHE to a folder below one that everybody can enter.`);
}

/** Opens a workplace; `lasting` keeps the home (keyring, profile) from one run to the next. */
export async function openWorkplace({ lasting }: { lasting: boolean }): Promise<Workplace> {
  const user = await ensureOrdinaryUser();
  const root = await readableRoot(user);
  const folder = ownedFolder(user, mkdtempSync(path.join(user?.home ?? os.tmpdir(), 'facility-desk-')));
  const lastingHome = user === undefined ? os.homedir() : path.join(user.home, 'home');
  const home = ownedFolder(user, lasting ? lastingHome : path.join(folder, 'home'));
  const temporary = ownedFolder(user, path.join(folder, 'tmp'));
  const locate = (file: string): string => inCheckout(root, file);

  const run: Workplace['run'] = async (program, env) => {
    const node = locate(nodeProgram());
    const own = { HOME: home, TMPDIR: temporary, USER: user?.name ?? os.userInfo().username, LANG: 'C.UTF-8' };
    const search = { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
    const [command, ...args] = commandAs(user, [node, ...program]);
    const ended = await runProgram(command, args, {
      cwd: root,
      env: { ...cleanEnvironment(), ...own, ...search, ...env },
      output: 'own',
    });
    return ended.code;
  };

  return {
    user,
    folder,
    home,
    locate,
    run,
    runOnOwnDesktop: (program, env) => run(['scripts/with-desktop.ts', ...program], env),
    async take(from, to) {
      await cp(path.join(folder, from), to, { recursive: true });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
