import { app } from 'electron';
import inspector from 'node:inspector';

/**
 * Whether the program was started with a debugger's door open. A packaged program refuses; the copy under test is told
 * apart by its inspect fuse, without which Node ignores --inspect and Chromium's switch alone would open the door.
 */
export function hasDebuggerDoor(): boolean {
  if (!app.isPackaged || inspector.url() !== undefined) return false;
  return app.commandLine.hasSwitch('remote-debugging-port') || app.commandLine.hasSwitch('remote-debugging-pipe');
}
