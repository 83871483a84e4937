import { useId, type ClipboardEvent, type CSSProperties, type RefObject } from 'react';
import type { Channel } from '../../src-shared/models/sign-in-screen.ts';
import { words } from '../words/words.ts';
import { codeFrom, recoveryCodeFrom } from './code-text.ts';

type Props = {
  readonly value: string;
  readonly channel: Channel;
  readonly length: number | undefined;
  /** It was sent in vain. */
  readonly incomplete: boolean;
  readonly describedBy: string;
  readonly onChange: (code: string) => void;
  readonly ref: RefObject<HTMLInputElement | null>;
};

const recoveryLength = 10;

const digits = {
  label: words.signIn.code,
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  read: codeFrom,
  missing: (length: number | undefined) => (length === undefined ? words.signIn.enterCode : words.signIn.enterDigits(length)),
} as const;
/** Letters and digits of a list on paper: no keypad of digits, no autofill. */
const recovery = {
  label: words.signIn.recoveryCode,
  inputMode: 'text',
  autoComplete: 'off',
  read: recoveryCodeFrom,
  missing: () => words.signIn.enterRecoveryCode,
} as const;

/** One input for the whole code: it takes a paste or autofill of any shape and keeps the digits. */
export function CodeField({ value, channel, length, incomplete, describedBy, onChange, ref }: Props) {
  const id = useId();
  const { label, inputMode, autoComplete, read, missing } = channel === 'recovery' ? recovery : digits;
  const paste = (event: ClipboardEvent) => {
    const pasted = read(event.clipboardData.getData('text'), length);
    if (length === undefined || pasted.length < length) return;
    event.preventDefault();
    onChange(pasted);
  };
  const slots: CSSProperties & Record<'--slots', number> = { '--slots': length ?? (channel === 'recovery' ? recoveryLength : 8) };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={ref}
        id={id}
        className="code-field"
        style={slots}
        type="text"
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={value}
        aria-invalid={incomplete}
        aria-describedby={`${id}-error ${describedBy}`}
        onPaste={paste}
        onChange={(event) => onChange(read(event.target.value, length))}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {incomplete && missing(length)}
      </p>
    </div>
  );
}
