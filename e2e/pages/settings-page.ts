import type { Locator, Page } from '@playwright/test';

/** Settings, by what a person sees. */
export class SettingsPage {
  /** On the login page. */
  readonly opener: Locator;
  readonly heading: Locator;
  readonly idleLock: Locator;
  readonly colors: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.opener = page.getByRole('button', { name: 'Settings', exact: true });
    this.heading = page.getByRole('heading', { name: 'Settings of this PC', level: 1 });
    this.idleLock = page.getByRole('combobox', { name: 'Locks when nobody touches it for' });
    this.colors = page.getByRole('combobox', { name: 'Colors' });
  }

  /** The row of a setting: its value and who set it. */
  row(name: string): Locator {
    return this.#page.getByRole('row', { name });
  }
}
