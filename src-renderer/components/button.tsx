import type { ComponentProps, MouseEvent } from 'react';

type Props = Omit<ComponentProps<'button'>, 'disabled' | 'className'> & {
  /** `main` is the one thing to do, `plain` an equal choice, `quiet` beside the way, `link` within text. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'link';
  /** Its own action is under way. */
  readonly busy?: boolean;
  /** It can't be used now; it stays focusable so that focus is never lost. */
  readonly blocked?: boolean;
};

/** A native button that stays in place and focusable while busy or blocked, and then does nothing. */
export function Button({ look = 'plain', busy = false, blocked = false, type = 'button', onClick, children, ...rest }: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || blocked) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button {...rest} type={type} className={`button button-${look}`} aria-disabled={busy || blocked} aria-busy={busy} onClick={press}>
      <span className="button-label">{children}</span>
      {busy && <span className="button-progress" aria-hidden="true" />}
    </button>
  );
}
