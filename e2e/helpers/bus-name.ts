import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';

/** The answer to a method call on the bus, by its signature; undefined: not ours. */
export type Answers = (message: Message) => readonly [signature: string, body: unknown[]] | undefined;

/** Owns a name on the bus at `address`, and answers its calls. */
export async function ownName(address: string, name: string, answers: Answers): Promise<MessageBus> {
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
