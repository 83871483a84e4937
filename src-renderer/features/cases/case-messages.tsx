import type { CaseDetail } from '../../../src-shared/models/case.ts';
import { Button } from '../../components/button.tsx';
import { FactsList } from '../../components/facts.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

/** Notes to and from the reviewer; each opens in the Message Center, where it is answered. */
export function CaseMessages({ messages, goTo }: { readonly messages: CaseDetail['messages']; readonly goTo: GoTo }) {
  const mask = useMask();
  return (
    <FactsList
      heading={words.cases.messages}
      none={words.cases.noMessages}
      items={messages.map(({ id, own, topic, text, sent }) => (
        <>
          <p>
            <strong>{topic || words.messages.note}</strong>{' '}
            <span className="facts-aside">
              {own ? words.cases.ownMessage : words.cases.received} <span className="mono">{localDateTime(sent)}</span>
            </span>
          </p>
          <p className="case-words">{mask(text)}</p>
          <Button look="link" aria-label={words.cases.openMessage(topic || words.messages.note)} onClick={() => goTo('messageCenter', id)}>
            {words.cases.open}
          </Button>
        </>
      ))}
    />
  );
}
