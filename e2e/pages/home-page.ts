import type { Locator, Page } from '@playwright/test';

/** A column of Request Saved But Not Submitted, by its heading. */
export type Column = 'CONTRACT' | 'CASE TYPE' | 'CONSUMER ID' | 'CONSUMER NAME' | 'DATE OF BIRTH' | 'LAST MODIFIED';

const columns: readonly Column[] = ['CONTRACT', 'CASE TYPE', 'CONSUMER ID', 'CONSUMER NAME', 'DATE OF BIRTH', 'LAST MODIFIED'];

/** The facility home screen, by what a person sees. */
export class HomePage {
  readonly heading: Locator;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  /** How many requests match. */
  readonly count: Locator;
  readonly contract: Locator;
  readonly connection: Locator;
  readonly signInAgain: Locator;
  readonly refresh: Locator;
  readonly asOf: Locator;
  /** The open request. */
  readonly request: Locator;
  readonly problem: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Request Saved But Not Submitted' });
    this.grid = page.getByRole('grid', { name: 'Request Saved But Not Submitted' });
    this.rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') });
    this.filter = page.getByRole('textbox', { name: 'Filter' });
    this.count = page.getByRole('search').getByRole('status');
    this.contract = page.getByRole('combobox', { name: 'Kepro Contract:' });
    this.connection = page.getByRole('group', { name: 'Connection' });
    this.signInAgain = page.getByRole('button', { name: 'Sign in again' });
    this.refresh = page.getByRole('button', { name: 'Refresh', exact: true });
    this.asOf = page.getByText(/^as of /).filter({ visible: true });
    this.request = page.getByRole('complementary', { name: 'Request' });
    this.problem = page.getByRole('main').getByRole('alert');
  }

  /** A number of WORK-IN-PROGRESS, with its name. */
  counter(name: 'WORK-IN-PROGRESS' | 'NOT SUBMITTED' | 'SUBMITTED'): Locator {
    return this.#page.getByRole('region', { name: 'WORK-IN-PROGRESS' }).getByRole('paragraph').filter({ hasText: new RegExp(`^${name}`) });
  }

  tab(name: string): Locator {
    return this.#page.getByRole('navigation', { name: 'Portal' }).getByRole('button', { name, exact: true });
  }

  columnHeader(column: Column): Locator {
    return this.#page.getByRole('columnheader', { name: column });
  }

  /** The shown rows' texts of one column, from the top. */
  async texts(column: Column): Promise<string[]> {
    const number = columns.indexOf(column);
    const rows = await this.rows.evaluateAll((elements, at) =>
      elements.map((row) => ({
        index: Number(row.getAttribute('aria-rowindex')),
        text: row.children.item(at)?.textContent ?? '',
      })), number);
    return rows.toSorted((a, b) => a.index - b.index).map(({ text }) => text);
  }

  /** Chooses from the person's menu. */
  async choose(person: { readonly name: string }, item: string): Promise<void> {
    await this.#page.getByRole('button', { name: person.name, exact: true }).click();
    await this.#page.getByRole('button', { name: item, exact: true }).click();
  }
}
