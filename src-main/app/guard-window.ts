import { powerMonitor, type BrowserWindow } from 'electron';
import type { Settings } from '../../src-shared/models/settings.ts';
import type { Logger } from '../log/logger.ts';
import type { Watch } from '../watch/watch.ts';

/** What the window and the system tell: who looks after it, and what locks at once. */
export type Guard = {
  readonly watch: Watch;
  readonly settings: () => Settings;
  readonly lock: (reason: 'suspend' | 'os-lock') => void;
};

/** Input that a person causes and that is neither a key nor a button of the mouse. */
const moves: ReadonlySet<string> = new Set(['mouseMove', 'mouseWheel', 'touchStart', 'touchMove', 'gestureScrollBegin', 'gestureTap', 'pointerMove']);

/**
 * Tells of every key, move, click and touch in the window; one that only ended a countdown goes no further, so that it
 * types and presses nothing. F8 masks what names people, also over a dialog.
 */
export function guardWindow(window: BrowserWindow, { watch, settings }: Guard): void {
  const { webContents } = window;
  // Again at each of them: a window that was hidden comes back without it, and the policy may have changed. Linux has no such thing.
  const obey = () => {
    const { contentProtection, kiosk } = settings();
    window.setContentProtection(contentProtection);
    window.setClosable(!kiosk);
    if (window.isKiosk() !== kiosk) window.setKiosk(kiosk);
  };
  obey();
  window.on('show', obey);
  window.on('restore', obey);
  window.on('focus', obey);
  webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return;
    const hides = input.key === 'F8' && !input.isAutoRepeat;
    const spent = watch.touched(hides ? 'moved' : 'acted');
    if (spent || hides) event.preventDefault();
    if (hides && !spent) watch.toggleHidden();
  });
  webContents.on('before-mouse-event', (event, mouse) => {
    if (mouse.type === 'mouseDown' && watch.touched('moved')) event.preventDefault();
    // When it is let go, so that nothing moves between the two halves of a click.
    if (mouse.type === 'mouseUp') watch.touched('acted');
  });
  webContents.on('input-event', (_event, input) => {
    if (moves.has(input.type)) watch.touched('moved');
    // What is typed by an input method or a remote control does not pass by the events above.
    if (input.type === 'rawKeyDown' || input.type === 'keyDown' || input.type === 'mouseUp') watch.touched('acted');
  });
}

/** Tells when the PC sleeps or is left, as far as each system says so. */
export async function guardSystem({ watch, lock }: Guard, log: Logger): Promise<void> {
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('resume', () => watch.awake());
  // Windows and macOS.
  powerMonitor.on('lock-screen', () => lock('os-lock'));
  powerMonitor.on('user-did-resign-active', () => lock('os-lock'));
  if (process.platform !== 'linux') return;
  const { watchLinuxSession } = await import('../watch/linux-signals.ts');
  watchLinuxSession(() => lock('os-lock'), log);
}
