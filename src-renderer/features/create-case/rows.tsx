import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/words.ts';
import { fieldName } from './missing.ts';
import { useDraftPart, useEdit } from './use-draft.ts';

type Props = {
  readonly member: 'diagnoses' | 'services';
  readonly add: string;
  /** What begins in a new row. */
  readonly begin: Readonly<Record<string, string | boolean>>;
  readonly title: (number: number) => string;
  readonly draw: (rowId: string, number: number) => ReactNode;
};

/** Rows of the draft, added at the end and removed one by one; the focus follows. */
export function Rows({ member, add, begin, title, draw }: Props) {
  const edit = useEdit();
  const box = useRef<HTMLDivElement>(null);
  const ids = useDraftPart((store) => store.fields()[member].map(({ id }) => id).join('\n'));
  const rows = ids === '' ? [] : ids.split('\n');
  const addRow = () => {
    const id = crypto.randomUUID();
    flushSync(() => edit([member, id], { id, ...begin }));
    box.current?.querySelector<HTMLElement>('.row:last-of-type input')?.focus();
  };
  const remove = (id: string) => {
    flushSync(() => edit([member, id], null));
    box.current?.querySelector<HTMLElement>('.rows-add button')?.focus();
  };
  return (
    <div ref={box} className="rows">
      {rows.map((id, index) => (
        <fieldset key={id} className="row">
          <legend>{title(index + 1)}</legend>
          {draw(id, index + 1)}
          <Button look="quiet" onClick={() => remove(id)} aria-label={`${words.createCase.remove}: ${title(index + 1)}`}>
            {words.createCase.remove}
          </Button>
        </fieldset>
      ))}
      <div className="rows-add">
        <Button name={fieldName([member])} onClick={addRow}>
          {add}
        </Button>
      </div>
    </div>
  );
}
