import { setTimeout as delay } from 'node:timers/promises';
import { startDesk, type Desk } from '../fixtures/desk.ts';
import { SystemBrowser } from '../helpers/system-browser.ts';
import { HomePage } from '../pages/home-page.ts';
import { SignInPages } from '../pages/sign-in-pages.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';

/** The running program with its screens. */
export interface StageDesk extends Desk {
  readonly signIn: SignInPages;
  readonly home: HomePage;
}

const desktopVariables = ['HOME', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'DBUS_SESSION_BUS_ADDRESS'];

/** Where a tour plays: the program, its practice server and one profile that lasts for the tour. */
export class Stage {
  readonly sandbox: Sandbox;
  /** What plays the person's browser: it opens nothing and remembers the address. */
  readonly browser: SystemBrowser;
  readonly #folder: string;
  #desk: StageDesk | undefined;

  private constructor(sandbox: Sandbox, browser: SystemBrowser, folder: string) {
    this.sandbox = sandbox;
    this.browser = browser;
    this.#folder = folder;
  }

  /** Starts the practice server; the profile goes into `folder`. */
  static async open(folder: string): Promise<Stage> {
    return new Stage(await startSandbox({ settings: { callInterval: 1 } }), await SystemBrowser.in(folder), folder);
  }

  /** The running program. */
  get desk(): StageDesk {
    if (!this.#desk) throw new Error('The program is not running.');
    return this.#desk;
  }

  /** Starts the program, on the profile that it left; `settings` are the PC's. */
  async start(settings: Readonly<Record<string, unknown>> = {}): Promise<StageDesk> {
    const env = Object.fromEntries(desktopVariables.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
    const desk = await startDesk({ folder: this.#folder, config: { ...this.sandbox.clientConfig, settings }, env: { ...env, ...this.browser.env } });
    this.#desk = { ...desk, signIn: new SignInPages(desk.page, this.sandbox), home: new HomePage(desk.page) };
    return this.#desk;
  }

  /** Ends the program as a person does. */
  async quit(): Promise<void> {
    await this.#desk?.quit();
    this.#desk = undefined;
  }

  /** Light or dark, as the system says. */
  async theme(theme: 'light' | 'dark'): Promise<void> {
    await this.desk.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
  }

  /** The window's zoom, 1 for 100 %. */
  async zoom(factor: number): Promise<void> {
    await this.desk.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted), factor);
  }

  /** Both at once. */
  async look(theme: 'light' | 'dark', zoom: number): Promise<void> {
    await this.theme(theme);
    await this.zoom(zoom);
  }

  /** What the window shows, as PNG, at any zoom; undefined while there is no window. `untouched`: the pointer stays where it is. */
  async picture(untouched = false): Promise<Buffer | undefined> {
    if (!untouched) await this.#desk?.page.mouse.move(0, 0);
    // What was just changed is on the screen two frames later, and colours have changed when their transitions are over.
    await this.#desk?.page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      await Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished));
    });
    const png = await this.#desk?.app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.toPNG().toString('base64');
    });
    return png === undefined ? undefined : Buffer.from(png, 'base64');
  }

  /** Ends everything, whatever state it is in. */
  async close(): Promise<void> {
    await Promise.race([this.quit(), delay(10_000, undefined, { ref: false })]);
    await this.#desk?.kill();
    await this.sandbox.stop();
  }
}
