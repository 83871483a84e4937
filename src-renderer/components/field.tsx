import { useId, type ComponentProps, type ReactNode } from 'react';
import { useFieldType } from './use-mask.ts';
import { words } from '../words/words.ts';

type Props = Omit<ComponentProps<'input'>, 'className' | 'id'> & {
  readonly label: string;
  /** Says beside the label that it may stay empty. */
  readonly optional?: boolean;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly after?: ReactNode;
  /** The id of what else describes the input. */
  readonly describedBy?: string | undefined;
};

/** An input with its label above, and its error or hint below, tied together for assistive technology. */
export function Field({ label, optional = false, error, hint, after, describedBy, type, ...input }: Props) {
  const shownType = useFieldType(type);
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== undefined || Boolean(hint);
  const descriptions = [hasNote ? noteId : undefined, describedBy].filter((part) => part !== undefined);
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="field-optional">{words.doors.optional}</span>}
      </label>
      <div className="field-box">
        <input placeholder=" " {...input} type={shownType} id={id} aria-invalid={error !== undefined} aria-describedby={descriptions.length > 0 ? descriptions.join(' ') : undefined} />
        {after}
      </div>
      {hasNote && (
        <p id={noteId} className={error === undefined ? 'field-hint' : 'field-error'} role={error === undefined ? undefined : 'alert'}>
          {error} {hint}
        </p>
      )}
    </div>
  );
}
