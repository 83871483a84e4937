import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { firstLine, startService, type ChildService } from './child-service.ts';

/**
 * What the desktop offers: an unlocked keyring, a locked one, one that never answers, a session bus without a
 * keyring, or no session bus at all.
 */
export type KeyringMode = 'unlocked' | 'locked' | 'hanging' | 'no-daemon' | 'no-bus';

/** A private D-Bus session with gnome-keyring in it. */
export interface Keyring {
  /** For the environment of a program that shall see this session and no other. */
  readonly env: Readonly<Record<string, string>>;
  readonly lock: () => Promise<void>;
  readonly unlock: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const run = promisify(execFile);
const password = 'desk';
const collection = '/org/freedesktop/secrets/collection/login';
const readyLimitMs = 15_000;
const pollMs = 25;

async function sessionFolders(home: string) {
  const runtime = await mkdtemp(path.join(os.tmpdir(), 'session-'));
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 });
  return { ...folders, DBUS_SESSION_BUS_ADDRESS: `unix:path=${runtime}/bus` };
}

/** A bus that starts nothing by itself, except, for the hanging keyring, a program that never takes its name. */
async function writeBusConfig(runtime: string, mode: KeyringMode): Promise<string> {
  const services = path.join(runtime, 'services');
  await mkdir(services);
  if (mode === 'hanging') {
    const service = '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 600\n';
    await writeFile(path.join(services, 'org.freedesktop.secrets.service'), service);
  }
  const file = path.join(runtime, 'bus.conf');
  await writeFile(
    file,
    `<busconfig><type>session</type><listen>unix:path=${runtime}/bus</listen><servicedir>${services}</servicedir>
    <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  );
  return file;
}

function call(env: NodeJS.ProcessEnv, destination: string, object: string, method: string, argument: string): Promise<string> {
  const args = ['--session', '--print-reply', '--reply-timeout=10000', `--dest=${destination}`, object, method, argument];
  return run('dbus-send', args, { env }).then(({ stdout }) => stdout);
}

function unlockedState(env: NodeJS.ProcessEnv): Promise<string> {
  return call(env, 'org.freedesktop.secrets', collection, 'org.freedesktop.DBus.Properties.GetAll', 'string:org.freedesktop.Secret.Collection');
}

/**
 * Unlocks as the login screen does: over gnome-keyring's control socket (gkd-control-codes.h), a zero byte, then
 * length, operation 1 and the password, each number 32 bits big-endian. The answer is length and result, 0 for done.
 */
async function unlockOverControlSocket(socketPath: string): Promise<boolean> {
  const message = Buffer.alloc(13 + password.length);
  message.writeUInt32BE(message.length - 1, 1);
  message.writeUInt32BE(1, 5);
  message.writeUInt32BE(password.length, 9);
  message.write(password, 13);
  const socket = net.connect(socketPath);
  try {
    socket.write(message);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.readUInt32BE(4) === 0;
  } catch {
    return false; // not listening yet
  } finally {
    socket.destroy();
  }
}

async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + readyLimitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come about in ${readyLimitMs} ms`);
    await delay(pollMs);
  }
}

/**
 * Starts a session of its own below `home` (a folder that may hold the keyring of an earlier start).
 * No password prompt can appear, since nothing but the keyring is on the bus.
 */
export async function startKeyring({ home, mode }: { home: string; mode: KeyringMode }): Promise<Keyring> {
  const folders = await sessionFolders(home);
  const env: NodeJS.ProcessEnv = { ...process.env, ...folders };
  delete env.GNOME_KEYRING_CONTROL;
  const services: ChildService[] = [];

  const isLocked = async (): Promise<boolean | undefined> => {
    const reply = await unlockedState(env).catch(() => '');
    const locked = /"Locked"\s+variant\s+boolean (true|false)/.exec(reply)?.[1];
    return locked === undefined ? undefined : locked === 'true';
  };
  const unlock = async (): Promise<void> => {
    const control = path.join(folders.XDG_RUNTIME_DIR, 'keyring/control');
    await waitUntil('an answer from gnome-keyring', () => unlockOverControlSocket(control));
    await waitUntil('an unlocked keyring', async () => (await isLocked()) === false);
  };
  const lock = async (): Promise<void> => {
    await call(env, 'org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${collection}`);
    await waitUntil('a locked keyring', async () => (await isLocked()) === true);
  };
  const stop = async (): Promise<void> => {
    for (const service of services.reverse()) await service.stop();
    await rm(folders.XDG_RUNTIME_DIR, { recursive: true, force: true });
  };

  if (mode !== 'no-bus') {
    const config = await writeBusConfig(folders.XDG_RUNTIME_DIR, mode);
    const bus = startService('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], env);
    services.push(bus);
    await firstLine(bus, 1);
  }
  if (mode === 'unlocked' || mode === 'locked') {
    const args = ['--unlock', '--components=secrets', '--foreground'];
    services.push(startService('gnome-keyring-daemon', args, env, { input: password }));
    await waitUntil('an unlocked keyring', async () => (await isLocked()) === false);
  }
  if (mode === 'locked') await lock();
  return { env: folders, lock, unlock, stop };
}
