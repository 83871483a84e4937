import { useEffect, useEffectEvent } from 'react';

/** Whether a dialog or menu is open: what the person does belongs to it first. */
export const isTaken = () => document.querySelector('dialog[open], [data-menu-open]') !== null;

/** Calls `onKey` for every key pressed anywhere in the window, unless a dialog or menu is open or it was handled. */
export function useKey(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.isComposing && !isTaken()) onKey(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
