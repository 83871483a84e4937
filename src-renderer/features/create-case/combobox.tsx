import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { useLookupText } from './use-lookup-text.ts';

const listMax = 50;

type Props<Item> = {
  readonly label: string;
  /** For jumping to it. */
  readonly name: string;
  /** What is chosen, in words; the field shows it while nothing is typed. */
  readonly chosen: string;
  readonly load: (filter: string) => Promise<readonly Item[]>;
  readonly keyOf: (item: Item) => string;
  readonly draw: (item: Item) => ReactNode;
  readonly onChoose: (item: Item) => void;
  readonly onClear: () => void;
  /** What a text that was typed to its end stands for, when it is no item of the list; undefined: nothing. */
  readonly typed?: (text: string, items: readonly Item[]) => Item | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly after?: ReactNode;
};

/**
 * A field that offers what fits while one types (ARIA 1.2 combobox with a listbox): arrows choose, Enter takes it, Esc closes
 * and gives back what was chosen; a text that stands for nothing stays, and is marked. A barcode scanner's Enter takes what was scanned, even before the list is there.
 */
export function Combobox<Item>({ label, name, chosen, load, keyOf, draw, onChoose, onClear, typed, error, hint, after }: Props<Item>) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useLookupText(name);
  /** The field was left with a text that stands for nothing: it stays, and is marked. */
  const [left, setLeft] = useState(text !== undefined);
  const [items, setItems] = useState<{ readonly filter: string; readonly found: readonly Item[] }>();
  const [active, setActive] = useState(-1);
  const asked = useRef(0);
  const filter = text ?? '';
  const open = text !== undefined && !left;
  const shown = items?.found.slice(0, listMax) ?? [];
  const activeId = active >= 0 && active < shown.length ? `${id}-${active}` : undefined;

  const look = async (wanted: string): Promise<readonly Item[]> => {
    const number = ++asked.current;
    const found = await load(wanted);
    if (number === asked.current) setItems({ filter: wanted, found });
    return found;
  };
  const begin = (next: string) => {
    setText(next);
    setLeft(false);
    setActive(-1);
    void look(next.trim());
  };
  const close = () => {
    asked.current += 1;
    setText(undefined);
    setLeft(false);
    setItems(undefined);
    setActive(-1);
  };
  const choose = (item: Item) => {
    close();
    onChoose(item);
  };
  const finish = async (byEnter: boolean) => {
    const wanted = filter.trim();
    if (wanted === '') {
      if (text === '' && chosen !== '') onClear();
      close();
      return;
    }
    const looking = items?.filter === wanted ? items.found : look(wanted);
    const number = asked.current;
    const found = await looking;
    // Something else was typed meanwhile.
    if (number !== asked.current) return;
    const item = typed?.(wanted, found) ?? (byEnter && found.length === 1 ? found[0] : undefined);
    if (item !== undefined) choose(item);
    // Of several, a person says which: the next Enter takes the first.
    else if (byEnter) setActive(0);
    else setLeft(true);
  };

  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      if (!open) begin(filter);
      else setActive(Math.min(Math.max(active + step, 0), shown.length - 1));
    } else if (event.key === 'Enter') {
      if (!open) return;
      const item = shown[active];
      if (item === undefined) void finish(true);
      else choose(item);
    } else if (event.key === 'Escape' && text !== undefined) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const noteId = `${id}-note`;
  const shownError = left ? words.createCase.notChosen : error;
  const note = shownError ?? hint;
  return (
    <div ref={box} className="field combobox" onBlur={(event) => open && !event.currentTarget.contains(event.relatedTarget) && void finish(false)}>
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          name={name}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-autocomplete="list"
          aria-expanded={open && shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-invalid={shownError !== undefined}
          aria-describedby={note === undefined ? undefined : noteId}
          value={text ?? chosen}
          onChange={(event) => begin(event.target.value)}
          onFocus={(event) => event.target.select()}
          onMouseDown={() => !open && begin(filter)}
          onKeyDown={key}
        />
        {after}
      </div>
      <ul id={`${id}-list`} className="combobox-list" role="listbox" aria-label={label} hidden={!open || shown.length === 0}>
        {shown.map((item, index) => (
          // A mouse press must not take the focus from the field.
          <li key={keyOf(item)} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(item)}>
            {draw(item)}
          </li>
        ))}
      </ul>
      <p role="status" className="combobox-none">
        {open && items?.found.length === 0 && items.filter !== '' && words.createCase.nothingFits(items.filter)}
      </p>
      {note !== undefined && (
        <p id={noteId} className={shownError === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
}
