import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopTakesNotices } from './notification-server.ts';

/** A real bus of this test's own. */
describe.runIf(process.platform === 'linux')('the desktop', () => {
  let daemon: ChildProcess;
  let bus: MessageBus;
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;

  beforeEach(async () => {
    daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] });
    if (!daemon.stdout) throw new Error('no output');
    const [address] = (await once(createInterface(daemon.stdout), 'line')) as [string];
    process.env.DBUS_SESSION_BUS_ADDRESS = address;
    bus = sessionBus();
  });

  afterEach(() => {
    bus.disconnect();
    daemon.kill();
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  });

  const serve = async (answer: (message: Message) => void) => {
    await bus.requestName('org.freedesktop.Notifications', 0);
    bus.addMethodHandler((message: Message) => {
      if (message.member !== 'GetServerInformation') return false;
      answer(message);
      return true;
    });
  };

  it('takes notices when its server answers', async () => {
    await serve((message) => bus.send(Message.newMethodReturn(message, 'ssss', ['a', 'b', '1', '1.2'])));
    expect(await desktopTakesNotices()).toBe(true);
  });

  it('takes none when its server hangs, when there is none, and without a bus', async () => {
    expect(await desktopTakesNotices()).toBe(false);
    await serve(() => undefined);
    expect(await desktopTakesNotices()).toBe(false);
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    expect(await desktopTakesNotices()).toBe(false);
  });
});
