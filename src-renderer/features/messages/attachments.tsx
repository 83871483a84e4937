import { useState } from 'react';
import type { MessageDetail, SavedAttachment } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';
import { SaveButton } from '../../components/save-button.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';

const types: Readonly<Partial<Record<string, keyof typeof words.messages.types>>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/tiff': 'tiff',
  'text/plain': 'text',
};

function typeName(contentType: string | undefined): string {
  const type = types[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
  return type === undefined ? words.messages.otherType : words.messages.types[type];
}

type Props = { readonly messageId: string; readonly attachments: MessageDetail['attachments'] };

/** The attachments with type and size, each to be saved by the system's dialog. */
export function Attachments({ messageId, attachments }: Props) {
  const [saving, setSaving] = useState<number>();
  const [outcome, setOutcome] = useState<{ readonly index: number; readonly of: SavedAttachment }>();
  const save = (index: number) => {
    setSaving(index);
    setOutcome(undefined);
    void ask(bridge.messages.saveAttachment({ id: messageId, index, name: words.messages.fileName }))
      .then((of) => of !== undefined && setOutcome({ index, of }))
      .finally(() => setSaving(undefined));
  };
  return (
    <section>
      <h3>{words.messages.attachments}</h3>
      <ul className="message-files">
        {attachments.map(({ title, contentType, bytes }, index) => {
          const name = title === '' ? words.messages.untitled(index + 1) : title;
          return (
            <li key={index}>
              <p>
                {name}{' '}
                <span className="facts-aside">
                  {typeName(contentType)}
                  {bytes !== undefined && <span className="mono"> {words.home.detail.kilobytes(wholeNumber(Math.ceil(bytes / 1000)))}</span>}
                </span>
              </p>
              <SaveButton label={words.messages.save} named={words.messages.saveTitled(name)} busy={saving === index} blocked={saving !== undefined} onClick={() => save(index)} />
              <p role="status" className="message-files-outcome">
                {outcome?.index === index && outcome.of !== 'cancelled' && words.messages.outcomes[outcome.of]}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
