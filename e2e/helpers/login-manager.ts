import { Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';

const manager = 'org.freedesktop.login1';
const sessionPath = '/org/freedesktop/login1/session/_31';

/** The answer to a method call on the bus, by its signature; undefined: not ours. */
type Answers = (message: Message) => readonly [signature: string, body: unknown[]] | undefined;

/** Owns a name on the bus at `address`, and answers its calls. */
async function ownName(address: string, name: string, answers: Answers): Promise<MessageBus> {
  const bus = sessionBus({ busAddress: address });
  bus.addMethodHandler((message: Message) => {
    const answer = answers(message);
    if (answer === undefined) return false;
    bus.send(Message.newMethodReturn(message, ...answer));
    return true;
  });
  await bus.requestName(name, 0);
  return bus;
}

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
