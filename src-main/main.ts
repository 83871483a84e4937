import { app, Menu, powerMonitor, type WebContents } from 'electron';
import { join, resolve } from 'node:path';
import { readAbout } from './app/about.ts';
import { hasDebuggerDoor } from './app/command-line.ts';
import { guardSystem, guardWindow } from './app/guard-window.ts';
import { guardPages } from './app/page-guard.ts';
import { registerPageScheme, servePage } from './app/page-protocol.ts';
import { isPage, pageUrl } from './app/page.ts';
import { settlePaths, type Paths } from './app/paths.ts';
import { openPageSession } from './app/page-session.ts';
import { askBeforeClosing, closeBeforeQuit } from './app/quit.ts';
import { showTheme } from './app/theme.ts';
import { openWindow } from './app/window.ts';
import { openLog, whereThrown, type LogFile } from './log/logger.ts';

/** The start: one instance, one window first, then everything behind it. */
function start(): void {
  if (process.argv.includes('--version')) return printVersion();
  app.enableSandbox();
  registerPageScheme();
  const paths = settlePaths(join(__dirname, '..'));
  if (hasDebuggerDoor()) return app.exit(2);
  const diagnostics = process.argv.indexOf('--diagnostics');
  if (diagnostics !== -1) return writeDiagnostics(paths, process.argv[diagnostics + 1]);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  const log = openLog(paths.logs);
  process.on('uncaughtException', (error) => log.error('bug', { where: whereThrown(error) }));
  process.on('unhandledRejection', (error) => {
    // What a session had under way when it ended.
    if (!(error instanceof Error && error.name === 'SessionOverError')) log.error('bug', { where: whereThrown(error) });
  });
  // As the installer marks the program in the Start menu (appId); without it Windows shows no notices.
  if (process.platform === 'win32') app.setAppUserModelId('org.facilitydesk.desktop');
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(() => open(paths, log), (error: unknown) => log.error('bug', { where: whereThrown(error) }));
}

/** Which program this is, and which Electron it carries: an unsupported one must be told from outside. */
function printVersion(): void {
  const { version, electron, chromium, electronSupported } = readAbout(undefined);
  process.stdout.write(`Facility Desk ${version} (Electron ${electron}${electronSupported ? '' : ', without security updates'}, Chromium ${chromium})\n`);
  app.exit(0);
}

/** Without a window, and beside a program that runs: for IT, from a script. */
function writeDiagnostics(paths: Paths, file: string | undefined): void {
  app.whenReady().then(async () => {
    const { diagnose } = await import('./diagnose.ts');
    app.exit(file === undefined ? 3 : await diagnose(paths, resolve(file)));
  }, () => app.exit(3));
}

async function open(paths: Paths, log: LogFile): Promise<void> {
  const pages = openPageSession();
  guardPages(pages, isPage);
  servePage(pages, paths.page);
  const window = openWindow(paths.preload, pages);
  const { languageOf, Preferences } = await import('./config/preferences.ts');
  const preferences = new Preferences(paths.preferences);
  showTheme(preferences.chosen().theme);
  const language = () => preferences.chosen().language ?? languageOf(app.getPreferredSystemLanguages());
  void window.loadURL(pageUrl(language()));
  const comeForward = () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', comeForward);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window.gone', { code: reason });
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  const contents = (): WebContents | undefined => (window.isDestroyed() ? undefined : window.webContents);
  // Loaded while the window's process starts, so that the first paint waits for none of it.
  const { openNotices } = await import('./app/open-notices.ts');
  const { openDesk } = await import('./desk.ts');
  const desk = await openDesk(paths, log, contents, comeForward, preferences, openNotices(window, comeForward, language));
  powerMonitor.on('resume', () => desk.wake());
  window.on('focus', () => desk.attend());
  if (desk.guard) {
    guardWindow(window, desk.guard);
    void guardSystem(desk.guard, log);
  }
  askBeforeClosing(window, desk.mayClose);
  closeBeforeQuit(desk.close);
}

start();
