import { Message, sessionBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';

const name = 'org.freedesktop.Notifications';
const withinMs = 1_000;

/**
 * Whether the desktop takes notices now (Desktop Notifications 1.2, GetServerInformation). On Linux Electron waits for it
 * to take one, up to 25 s, and everything with it: one that does not answer is not asked. Elsewhere always true.
 */
export async function desktopTakesNotices(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const bus = sessionBus();
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      (bus as EventEmitter).on('error', () => resolve(false));
      late = setTimeout(() => resolve(false), withinMs);
      bus.call(new Message({ destination: name, path: '/org/freedesktop/Notifications', interface: name, member: 'GetServerInformation' })).then(() => resolve(true), () => resolve(false));
    });
  } finally {
    clearTimeout(late);
    bus.disconnect();
  }
}
