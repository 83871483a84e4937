import { useEffect, useId, useRef, type ReactNode } from 'react';

type Props = { readonly heading: string; readonly onClose: () => void; readonly children: ReactNode };

/** A native modal dialog, open while it is rendered; Esc closes it and focus returns to where it was. */
export function Dialog({ heading, onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
