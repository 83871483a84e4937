import { useEffect, useRef, type ReactNode } from 'react';
import { useKey } from '../use-key.ts';
import { words } from '../words/words.ts';

type Props = {
  readonly label: string;
  readonly className?: string;
  /** What is shown in it; with another it begins at its top. */
  readonly of: string;
  /** Whether what it shows has been read. */
  readonly there: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** What was chosen in a list, whole, beside the list; Esc closes it. */
export function Panel({ label, className = '', of, there, onClose, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  useKey((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    panel.current?.scrollIntoView();
    // Opened from another page, or in a narrow window, where the list and the focus with it has given way to the panel.
    const focused = document.activeElement;
    if (there && (focused === document.body || focused?.checkVisibility() !== true)) panel.current?.focus();
  }, [of, there]);
  return (
    <aside ref={panel} className={`panel ${className}`} aria-label={label} aria-busy={!there} tabIndex={0}>
      <button type="button" className="button-link panel-close" aria-keyshortcuts="Escape" onClick={onClose}>
        {words.home.detail.close} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {children}
    </aside>
  );
}
