import { useEffect, useEffectEvent } from 'react';
import { isTaken } from './use-key.ts';

/** Calls `onFiles` with the files that are pasted, wherever the focus is, unless a dialog or menu is open. A text goes where it is pasted. */
export function usePastedFiles(onFiles: (files: FileList) => void): void {
  const handle = useEffectEvent((event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (files === undefined || files.length === 0 || isTaken()) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => handle(event);
    document.addEventListener('paste', listener);
    return () => document.removeEventListener('paste', listener);
  }, []);
}
