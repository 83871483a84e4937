import { localDateTime, plainDate } from '../../format/dates.ts';
import type { MessageDetail } from '../../../src-shared/models/message.ts';
import { words } from '../../words/words.ts';

type Props = { readonly message: MessageDetail; /** The facility's name. */ readonly facility: string };

/** Who wrote a message to whom and about what, and its text. */
export function MessageText({ message, facility }: Props) {
  const { consumer } = message;
  const facts: readonly (readonly [name: string, value: string | undefined, look?: 'mono' | undefined])[] = [
    [words.messages.from, message.own ? facility : message.from],
    [words.messages.to, message.own ? message.to : facility],
    [words.messages.sent, localDateTime(message.sent), 'mono'],
    [words.messages.consumer, consumer?.name],
    [words.messages.birthDate, consumer && plainDate(consumer.birthDate), 'mono'],
    [words.messages.consumerId, consumer?.consumerId, 'mono'],
    [words.messages.caseNumber, message.case && (message.case.number || words.messages.unnumbered), message.case?.number ? 'mono' : undefined],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value, look]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={look}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <section className="message-text">
        {message.texts.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </section>
    </>
  );
}
