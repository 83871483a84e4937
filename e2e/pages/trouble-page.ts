import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** Having trouble logging in?, by what a person sees. */
export class TroublePage {
  readonly heading: Locator;
  /** The line of the login page, and of every step. */
  readonly opener: Locator;
  readonly openerInStep: Locator;
  readonly back: Locator;
  readonly checked: Locator;
  readonly checkAgain: Locator;
  readonly code: Locator;
  readonly answers: Locator;
  readonly helpers: Locator;
  readonly copyReport: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Having trouble logging in?', level: 1 });
    this.opener = page.getByRole('button', { name: 'Click here', exact: true });
    this.openerInStep = page.getByRole('button', { name: 'Having trouble?', exact: true });
    this.back = page.getByRole('button', { name: 'Back', exact: true });
    this.checked = page.getByText(/^Checked at /);
    this.checkAgain = page.getByRole('button', { name: 'Check again', exact: true });
    this.code = page.getByRole('region', { name: 'The last code' });
    this.answers = page.getByRole('region', { name: 'What went wrong last' }).getByRole('listitem');
    this.helpers = page.getByRole('region', { name: 'Who can help' });
    this.copyReport = page.getByRole('button', { name: 'Copy report', exact: true });
  }

  /** A check's line, by what it is about. */
  check(name: string): Locator {
    return this.#page.getByRole('region', { name: 'Checks' }).getByRole('listitem').filter({ hasText: name });
  }

  /** Copies the report and gives what is then on the clipboard. */
  async report(app: ElectronApplication): Promise<string> {
    await this.copyReport.click();
    await this.#page.getByText('Copied. Paste it into an email or a chat with support.').waitFor();
    return app.evaluate(({ clipboard }) => clipboard.readText());
  }
}
