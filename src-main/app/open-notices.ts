import { app, Notification, type BrowserWindow } from 'electron';
import type { Language } from '../../src-shared/models/about.ts';
import { systemClock } from '../clock.ts';
import { pushTopic } from '../ipc/ipc-main.ts';
import { Notices } from '../notices/notices.ts';
import { showTaskbarCount } from './taskbar-count.ts';

/** The notices of the one window, shown by the system. A click on one brings the window to the front, at the tab that it is about. */
export function openNotices(window: BrowserWindow, comeForward: () => void, language: () => Language): Notices {
  let standing: Notification | undefined;
  const close = () => {
    standing?.close();
    standing = undefined;
  };
  return new Notices({
    clock: systemClock,
    isLookedAt: () => !window.isDestroyed() && window.isFocused() && !window.isMinimized(),
    show: (text, tab) => {
      close();
      if (!Notification.isSupported()) return;
      standing = new Notification({ title: app.name, body: text });
      standing.on('click', () => {
        comeForward();
        if (!window.isDestroyed()) pushTopic(window.webContents, 'turnTo', tab);
      });
      standing.show();
    },
    close,
    showCount: (count, text) => showTaskbarCount(window, count, text),
    language,
  });
}
