import { app, Notification, type BrowserWindow } from 'electron';
import type { Language } from '../../src-shared/models/about.ts';
import type { NoticeTab } from '../../src-shared/models/place.ts';
import { systemClock } from '../clock.ts';
import { pushTopic } from '../ipc/ipc-main.ts';
import { Notices } from '../notices/notices.ts';
import { desktopTakesNotices } from './notification-server.ts';
import { showTaskbarCount } from './taskbar-count.ts';

/** The notices of the one window, shown by the system. A click on one brings the window to the front, at the tab that it is about. */
export function openNotices(window: BrowserWindow, comeForward: () => void, language: () => Language): Notices {
  let standing: Notification | undefined;
  /** Which notice is wanted: one that the desktop takes too late is none. */
  let wanted = 0;
  const close = () => {
    wanted += 1;
    standing?.close();
    standing = undefined;
  };
  const show = async (text: string, tab: NoticeTab) => {
    close();
    const own = wanted;
    if (!Notification.isSupported() || !(await desktopTakesNotices()) || own !== wanted) return;
    standing = new Notification({ title: app.name, body: text });
    standing.on('click', () => {
      comeForward();
      if (!window.isDestroyed()) pushTopic(window.webContents, 'turnTo', tab);
    });
    standing.show();
  };
  return new Notices({
    clock: systemClock,
    isLookedAt: () => !window.isDestroyed() && window.isFocused() && !window.isMinimized(),
    show: (text, tab) => void show(text, tab),
    close,
    showCount: (count, text) => showTaskbarCount(window, count, text),
    language,
  });
}
