import type { KeyboardEvent, RefObject } from 'react';
import { useFieldType } from './use-mask.ts';

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Goes down into what is filtered. */
  readonly onDown: () => void;
  readonly ref: RefObject<HTMLInputElement | null>;
};

/** Filters as you type: `/` comes here, Esc clears, the arrow goes down. */
export function FilterField({ label, hint, value, onChange, onDown, ref }: Props) {
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <label>
      <span>{label}</span>
      <input
        ref={ref}
        type={useFieldType()}
        value={value}
        maxLength={200}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        aria-keyshortcuts="/"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={key}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
