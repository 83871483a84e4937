import { useId, type ComponentProps, type ReactNode } from 'react';

type Props = Omit<ComponentProps<'input'>, 'className' | 'id'> & {
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly after?: ReactNode;
};

/** An input with its label above, and its error or hint below, tied together for assistive technology. */
export function Field({ label, error, hint, after, ...input }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== undefined || Boolean(hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input {...input} id={id} aria-invalid={error !== undefined} aria-describedby={hasNote ? noteId : undefined} />
        {after}
      </div>
      {hasNote && (
        <p id={noteId} className={error === undefined ? 'field-hint' : 'field-error'}>
          {error} {hint}
        </p>
      )}
    </div>
  );
}
