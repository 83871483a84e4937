import { app, type BrowserWindow } from 'electron';

/** Ends the program as a person does. */
export function quitProgram(): void {
  app.quit();
}

/** Closing the window asks `mayClose` first; the end of the program and of the system's session does not. */
export function askBeforeClosing(window: BrowserWindow, mayClose: () => boolean): void {
  let quitting = false;
  app.on('before-quit', () => (quitting = true));
  window.on('close', (event) => {
    if (!quitting && !mayClose()) event.preventDefault();
  });
}

/** Lets the open session close its database before the program ends. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
