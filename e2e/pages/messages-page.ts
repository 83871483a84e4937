import type { Locator, Page } from '@playwright/test';

/** The Message Center, by what a person sees. */
export class MessagesPage {
  readonly heading: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  /** The open message. */
  readonly message: Locator;
  readonly markUnread: Locator;
  /** Where an answer is written. */
  readonly answer: Locator;
  readonly send: Locator;
  /** How many messages match, and how many changes wait. */
  readonly status: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Message Center' });
    this.rows = page.getByRole('list', { name: 'Messages' }).getByRole('button');
    this.filter = page.getByRole('textbox', { name: 'Filter' });
    this.message = page.getByRole('complementary', { name: 'Message' });
    this.markUnread = this.message.getByRole('button', { name: 'Mark as unread' });
    this.answer = this.message.getByRole('textbox', { name: 'Your answer' });
    this.send = this.message.getByRole('button', { name: 'Send', exact: true });
    this.status = page.getByRole('search').getByRole('status');
  }

  /** The choice of all, new or sent messages, with its count. */
  box(name: 'All' | 'New' | 'Sent' | 'Unsent', count: number): Locator {
    return this.#page.getByRole('button', { name: `${name} ${count}`, exact: true });
  }
}
