import type { Locator, Page } from '@playwright/test';

/** What the program does on its own about a PC that nobody may be sitting at, by what a person sees. */
export class WatchPage {
  readonly countdown: Locator;
  /** The countdown as a screen reader says it. */
  readonly said: Locator;
  /** The session is about to be too old. */
  readonly age: Locator;

  constructor(page: Page) {
    this.countdown = page.getByText('This PC locks in', { exact: true });
    this.said = page.getByRole('alert').filter({ hasText: 'This PC locks in' });
    this.age = page.getByRole('timer');
  }
}
