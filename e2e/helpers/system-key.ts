import type { ElectronApplication } from '@playwright/test';

/** A key as the system gives it to the window: Playwright's own keys begin behind the window, in the page. */
export async function systemKey(app: ElectronApplication, keyCode: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.sendInputEvent({ type: 'keyDown', ...key });
      if (key.keyCode.length === 1) contents?.sendInputEvent({ type: 'char', ...key });
      contents?.sendInputEvent({ type: 'keyUp', ...key });
    },
    { keyCode },
  );
}
