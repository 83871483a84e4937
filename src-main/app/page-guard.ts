import { app, type Session } from 'electron';

/** Putting text on the clipboard, as Copy beside a reference does; reading it needs another permission. */
const copying = 'clipboard-sanitized-write';

/**
 * Nothing but our page, which `isOurs` knows: no other address in the window, no second window, no webview, no permission but copying.
 * Electron grants permissions by default, so each handler says no.
 */
export function guardPages(pages: Session, isOurs: (address: string) => boolean): void {
  pages.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying));
  pages.setPermissionCheckHandler((_contents, permission) => permission === copying);
  pages.setDevicePermissionHandler(() => false);
  pages.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  pages.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { url: string; preventDefault: () => void }) => {
      if (!isOurs(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
