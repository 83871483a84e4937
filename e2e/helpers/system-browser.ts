import type { BrowserContext, Page } from '@playwright/test';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 50;
const openWithinMs = 15_000;

/** Where Debian puts the browser that plays the person's own. */
export const chromium = '/usr/bin/chromium';

/** A system browser that writes down what it was asked to open. */
export class SystemBrowser {
  /** For the environment of a program that shall find this browser. */
  readonly env: Readonly<Record<string, string>>;
  readonly #file: string;
  #seen = 0;

  private constructor(programs: string, file: string) {
    this.env = { PATH: `${programs}:${process.env.PATH ?? ''}` };
    this.#file = file;
  }

  /** Makes one below `folder`. */
  static async in(folder: string): Promise<SystemBrowser> {
    const programs = path.join(folder, 'programs');
    const file = path.join(folder, 'opened.txt');
    await mkdir(programs);
    await writeFile(path.join(programs, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${file}'\n`);
    await chmod(path.join(programs, 'xdg-open'), 0o755);
    return new SystemBrowser(programs, file);
  }

  /** Every address it was asked to open, oldest first. */
  async opened(): Promise<string[]> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return text.split('\n').slice(0, -1);
  }

  /** The next address that it is asked to open. */
  async next(): Promise<string> {
    for (const end = Date.now() + openWithinMs; Date.now() < end; await delay(pollMs)) {
      const url = (await this.opened())[this.#seen];
      if (url === undefined) continue;
      this.#seen += 1;
      return url;
    }
    throw new Error('The browser was not asked to open anything.');
  }

  /** The next address, in a tab of a real browser. */
  async nextTab(context: BrowserContext): Promise<Page> {
    const tab = await context.newPage();
    await tab.goto(await this.next());
    return tab;
  }
}
