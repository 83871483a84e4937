import { useEffect, useEffectEvent } from 'react';

/** Keys belong to an open dialog or menu first. */
const taken = () => document.querySelector('dialog[open], [data-menu-open]') !== null;

/** Calls `onKey` for every key pressed anywhere in the window, unless a dialog or menu is open or it was handled. */
export function useKey(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.isComposing && !taken()) onKey(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
