import { Message, Variant } from '@jellybrick/dbus-next';
import { ownName } from './bus-name.ts';

const server = 'org.freedesktop.Notifications';
const serverPath = '/org/freedesktop/Notifications';
const launcher = 'com.canonical.Unity';

/** A notice as the desktop was asked to show it (Desktop Notifications Specification). */
export interface ShownNotice {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** All that was sent with it, but for the number of the process. */
  readonly everything: string;
}

/** A stand-in for the desktop on the bus at `address`: its notices, and the numbers on its taskbar (Unity's launcher). */
export async function startNotificationServer(address: string) {
  const shown: ShownNotice[] = [];
  const closed: number[] = [];
  let number = 0;
  let isVisible = false;
  const notify = ({ body }: Message): number => {
    const [, , , title, text, , hints] = body as [string, number, string, string, string, string[], Record<string, Variant>];
    const id = shown.length + 1;
    const { 'sender-pid': _, ...said } = hints;
    shown.push({ id, title, body: text, everything: JSON.stringify([...body.slice(0, 6), said]) });
    return id;
  };
  const bus = await ownName(address, server, (message) => {
    if (message.interface !== server) return undefined;
    if (message.member === 'GetServerInformation') return ['ssss', ['stand-in', 'tests', '1', '1.2']];
    if (message.member === 'GetCapabilities') return ['as', [['body', 'actions']]];
    if (message.member === 'Notify') return ['u', [notify(message)]];
    if (message.member !== 'CloseNotification') return undefined;
    signalClosed(message.body[0] as number, 3);
    return ['', []];
  });
  const signalClosed = (id: number, reason: number) => {
    closed.push(id);
    bus.send(Message.newSignal(serverPath, server, 'NotificationClosed', 'uu', [id, reason]));
  };
  bus.on('message', ({ interface: name, member, body }: Message) => {
    if (name !== `${launcher}.LauncherEntry` || member !== 'Update') return;
    const [, { count, 'count-visible': visible }] = body as [string, Record<string, Variant | undefined>];
    // Only what changed is sent.
    if (visible) isVisible = visible.value === true;
    if (count) number = Number(count.value);
  });
  const rule = `type='signal',interface='${launcher}.LauncherEntry'`;
  await bus.call(new Message({ destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'AddMatch', signature: 's', body: [rule] }));
  await bus.requestName(launcher, 0);
  return {
    shown: (): readonly ShownNotice[] => shown,
    /** Those that stand. */
    standing: () => shown.filter(({ id }) => !closed.includes(id)).map(({ body }) => body),
    /** The number on the taskbar; 0 when there is none. */
    count: () => (isVisible ? number : 0),
    /** A person clicks on the last notice, which closes it. */
    click: () => {
      bus.send(Message.newSignal(serverPath, server, 'ActionInvoked', 'us', [shown.length, 'default']));
      signalClosed(shown.length, 2);
    },
    stop: () => bus.disconnect(),
  };
}
