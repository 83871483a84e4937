import { useId, type ClipboardEvent, type CSSProperties, type RefObject } from 'react';
import { words } from '../../words/words.ts';
import { codeFrom } from './code-text.ts';

type Props = {
  readonly value: string;
  readonly length: number | undefined;
  readonly error: string | undefined;
  readonly describedBy: string;
  readonly onChange: (code: string) => void;
  readonly ref: RefObject<HTMLInputElement | null>;
};

/** One input for the whole code: it takes a paste or autofill of any shape and keeps the digits. */
export function CodeField({ value, length, error, describedBy, onChange, ref }: Props) {
  const id = useId();
  const paste = (event: ClipboardEvent) => {
    const pasted = codeFrom(event.clipboardData.getData('text'), length);
    if (length === undefined || pasted.length < length) return;
    event.preventDefault();
    onChange(pasted);
  };
  const slots: CSSProperties & Record<'--slots', number> = { '--slots': length ?? 8 };
  return (
    <div className="field">
      <label htmlFor={id}>{words.signIn.code}</label>
      <input
        ref={ref}
        id={id}
        className="code-field"
        style={slots}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        autoFocus
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error ${describedBy}`}
        onPaste={paste}
        onChange={(event) => onChange(codeFrom(event.target.value, length))}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
