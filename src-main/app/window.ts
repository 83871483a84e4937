import { BrowserWindow, nativeTheme, type Session } from 'electron';

const paper = { light: '#f6f3ec', dark: '#10191c' };

/** The one window: sandboxed, isolated, shown when it has something to show. `session` holds nothing on disk. */
export function openWindow(preload: string, session: Session): BrowserWindow {
  const window = new BrowserWindow({
    width: 1180,
    height: 800,
    minWidth: 320,
    minHeight: 480,
    show: false,
    title: 'Facility Desk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}
