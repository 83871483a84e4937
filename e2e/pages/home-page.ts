import type { Locator, Page } from '@playwright/test';

/** The facility home screen, by what a person sees. */
export class HomePage {
  readonly heading: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  readonly connection: Locator;
  readonly refresh: Locator;
  readonly request: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Request Saved But Not Submitted' });
    this.rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') });
    this.filter = page.getByRole('searchbox');
    this.connection = page.getByRole('status', { name: 'Connection' });
    this.refresh = page.getByRole('button', { name: 'Refresh' });
    this.request = page.getByRole('complementary', { name: 'Request' });
  }

  /** Chooses from the person's menu. */
  async choose(person: { readonly name: string }, item: string): Promise<void> {
    await this.#page.getByRole('button', { name: person.name }).click();
    await this.#page.getByRole('menuitem', { name: item }).click();
  }
}
