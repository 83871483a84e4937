import { Message, Variant } from '@jellybrick/dbus-next';
import { ownName } from './bus-name.ts';

const manager = 'org.freedesktop.login1';
const sessionPath = '/org/freedesktop/login1/session/_31';

/** A stand-in for systemd's login manager on the bus at `address`, with one session. */
export async function startLoginManager(address: string) {
  let asked = 0;
  const bus = await ownName(address, manager, ({ member }) => {
    if (member !== 'GetSession') return undefined;
    asked += 1;
    return ['o', [sessionPath]];
  });
  const signal = (name: string, member: string, signature = '', body: unknown[] = []) => bus.send(Message.newSignal(sessionPath, name, member, signature, body));
  return {
    /** How often the program asked for its session. */
    asked: () => asked,
    /** As `loginctl lock-session` and a desktop's Lock do. */
    lock: () => signal(`${manager}.Session`, 'Lock'),
    /** Another user's session comes to the front. */
    switchUser: () => signal('org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [`${manager}.Session`, { Active: new Variant('b', false) }, []]),
    stop: () => bus.disconnect(),
  };
}
