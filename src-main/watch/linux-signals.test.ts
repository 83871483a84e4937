import { Message, systemBus, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '../log/logger.ts';
import { watchLinuxSession } from './linux-signals.ts';

const sessionPath = '/org/freedesktop/login1/session/_31';
const asked: string[] = [];

/** A real bus of this test's own, which stands for both. */
describe.runIf(process.platform === 'linux')('a Linux desktop', () => {
  let daemon: ChildProcess;
  let bus: MessageBus;
  let left = 0;
  const before = { ...process.env };
  const logged: string[] = [];
  const log = { info: () => undefined, error: (event: string) => void logged.push(event) } as unknown as Logger;

  const signal = (path: string, name: string, member: string, signature = '', body: unknown[] = []) => bus.send(Message.newSignal(path, name, member, signature, body));
  const active = (value: boolean) => signal(sessionPath, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', ['org.freedesktop.login1.Session', { Active: new Variant('b', value) }, []]);

  beforeEach(async () => {
    left = 0;
    asked.length = 0;
    daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] });
    if (!daemon.stdout) throw new Error('no output');
    const [address] = (await once(createInterface(daemon.stdout), 'line')) as [string];
    process.env.DBUS_SYSTEM_BUS_ADDRESS = address;
    process.env.DBUS_SESSION_BUS_ADDRESS = address;
    bus = systemBus();
    await bus.requestName('org.freedesktop.login1', 0);
    bus.addMethodHandler((message: Message) => {
      if (message.member !== 'GetSession') return false;
      asked.push(String(message.body[0]));
      bus.send(Message.newMethodReturn(message, 'o', [sessionPath]));
      return true;
    });
  });

  afterEach(() => {
    bus.disconnect();
    daemon.kill();
    process.env = before;
  });

  it('is left when logind locks the session, another user comes to the front, or the screen saver is on', async () => {
    watchLinuxSession(() => (left += 1), log);
    await expect.poll(async () => (await rules()).length).toBe(3);
    expect(asked).toEqual([process.env.XDG_SESSION_ID ?? 'auto']);
    signal(sessionPath, 'org.freedesktop.login1.Session', 'Lock');
    await expect.poll(() => left).toBe(1);
    active(true);
    active(false);
    await expect.poll(() => left).toBe(2);
    signal('/ScreenSaver', 'org.freedesktop.ScreenSaver', 'ActiveChanged', 'b', [false]);
    signal('/ScreenSaver', 'org.freedesktop.ScreenSaver', 'ActiveChanged', 'b', [true]);
    await expect.poll(() => left).toBe(3);
    signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [true]);
    await expect.poll(() => left).toBe(4);
    signal('/org/freedesktop/login1/session/_32', 'org.freedesktop.login1.Session', 'Lock');
    signal(sessionPath, 'org.freedesktop.login1.Session', 'Unlock');
    active(false);
    await expect.poll(() => left).toBe(5);
  });

  it('without a bus is only logged', async () => {
    process.env.DBUS_SYSTEM_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    watchLinuxSession(() => (left += 1), log);
    await expect.poll(() => logged).toEqual(['watch.no-bus', 'watch.no-bus']);
    expect(left).toBe(0);
  });

  /** The match rules that the daemon holds for others than this test. */
  async function rules(): Promise<string[]> {
    const answer = await bus.call(new Message({ destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus.Debug.Stats', member: 'GetAllMatchRules' }));
    const byName = Object.values(answer?.body[0] as Record<string, string[]>);
    return byName.flat().filter((rule) => /login1.session|ScreenSaver/.test(rule));
  }
});
