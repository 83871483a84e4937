import { useEffect, useEffectEvent } from 'react';
import type { NoticeTab } from '../src-shared/models/place.ts';
import { bridge } from './bridge.ts';
import { isTaken } from './use-key.ts';

/** Calls `onTab` when a click on a notice of the system asks for a tab, unless a dialog or menu is open. */
export function useTurnTo(onTab: (tab: NoticeTab) => void): void {
  const turn = useEffectEvent((tab: NoticeTab) => {
    if (!isTaken()) onTab(tab);
  });
  useEffect(() => bridge.on('turnTo', (tab) => turn(tab)), []);
}
