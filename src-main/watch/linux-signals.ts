import { Message, sessionBus, systemBus, Variant, type MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import type { Logger } from '../log/logger.ts';

const logind = 'org.freedesktop.login1';
const sessionInterface = `${logind}.Session`;
/** What a desktop says when the screen goes dark or its own lock screen comes; KDE and others, and GNOME. */
const screenSavers = ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver'];

/**
 * Tells when a Linux desktop is left: logind asks our session to lock or another user's comes to the front
 * (org.freedesktop.login1(5), Lock and Active), or the screen saver is on. Electron has no events for it there. A bus that
 * is not there is logged, and nothing more: the idle time still holds.
 */
export function watchLinuxSession(onLeft: () => void, log: Logger): void {
  watchBus(systemBus(), 'system', log, async (bus) => {
    bus.on('message', ({ interface: name, member, body }) => {
      if (name === sessionInterface && member === 'Lock') onLeft();
      if (name === 'org.freedesktop.DBus.Properties' && member === 'PropertiesChanged' && becameInactive(body)) onLeft();
    });
    const id = process.env.XDG_SESSION_ID ?? 'auto';
    const answer = await bus.call(new Message({ destination: logind, path: '/org/freedesktop/login1', interface: `${logind}.Manager`, member: 'GetSession', signature: 's', body: [id] }));
    await match(bus, `type='signal',sender='${logind}',path='${String(answer?.body[0])}'`);
  });
  watchBus(sessionBus(), 'session', log, async (bus) => {
    bus.on('message', ({ interface: name, member, body }) => {
      if (screenSavers.includes(name) && member === 'ActiveChanged' && body[0] === true) onLeft();
    });
    for (const name of screenSavers) await match(bus, `type='signal',interface='${name}',member='ActiveChanged'`);
  });
}

function watchBus(bus: MessageBus, name: string, log: Logger, begin: (bus: MessageBus) => Promise<void>): void {
  const missing = () => log.error('watch.no-bus', { where: name });
  (bus as EventEmitter).on('error', missing);
  begin(bus).catch(missing);
}

async function match(bus: MessageBus, rule: string): Promise<void> {
  await bus.call(new Message({ destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'AddMatch', signature: 's', body: [rule] }));
}

/** PropertiesChanged of a session (sa{sv}as): Active became false when another user's session came to the front. */
function becameInactive([name, changed]: readonly unknown[]): boolean {
  if (name !== sessionInterface || typeof changed !== 'object' || changed === null) return false;
  const active = new Map(Object.entries(changed)).get('Active') as unknown;
  return active instanceof Variant && active.value === false;
}
