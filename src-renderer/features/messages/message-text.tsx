import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';
import type { MessageDetail } from '../../../src-shared/models/message.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

type Props = { readonly message: MessageDetail; /** The facility's name. */ readonly facility: string; readonly goTo: GoTo };

/** Who wrote a message to whom and about what, and its text. */
export function MessageText({ message, facility, goTo }: Props) {
  const { consumer, case: about } = message;
  const mask = useMask();
  const facts: readonly (readonly [name: string, value: string | undefined, look?: 'mono' | 'private' | 'private mono' | undefined])[] = [
    [words.messages.from, message.own ? facility : message.from],
    [words.messages.to, message.own ? message.to : facility],
    [words.messages.sent, localDateTime(message.sent), 'mono'],
    [words.messages.consumer, consumer?.name, 'private'],
    [words.messages.birthDate, consumer && plainDate(consumer.birthDate), 'private mono'],
    [words.messages.consumerId, consumer?.consumerId, 'private mono'],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value, look]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={look}>{look?.startsWith('private') ? mask(value) : value}</dd>
            </div>
          ) : null,
        )}
        {about !== undefined && (
          <div>
            <dt>{words.messages.caseNumber}</dt>
            <dd>
              <button type="button" className="button-link" onClick={() => goTo('cases', about.id)}>
                {about.number === '' ? words.messages.openCase : <span className="mono">{mask(about.number)}</span>}
              </button>
            </dd>
          </div>
        )}
      </dl>
      <section className="message-text">
        {message.texts.map((text, index) => (
          <p key={index}>{mask(text)}</p>
        ))}
      </section>
    </>
  );
}
