import type { Locator, Page } from '@playwright/test';

/** CASES, by what a person sees. */
export class CasesPage {
  readonly grid: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly state: Locator;
  readonly from: Locator;
  readonly to: Locator;
  /** How many fit. */
  readonly count: Locator;
  /** The open case. */
  readonly case: Locator;

  constructor(page: Page) {
    this.grid = page.getByRole('grid', { name: 'Submitted requests' });
    this.rows = this.grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
    this.search = page.getByRole('textbox', { name: 'Search' });
    this.state = page.getByRole('combobox', { name: 'State' });
    this.from = page.getByRole('textbox', { name: 'Sent from' });
    this.to = page.getByRole('textbox', { name: 'to', exact: true });
    this.count = page.getByRole('search').filter({ visible: true }).getByRole('status');
    this.case = page.getByRole('complementary', { name: 'Case' });
  }

  /** A part of the open case, by its heading. */
  part(heading: string): Locator {
    return this.case.locator('section').filter({ has: this.case.page().getByRole('heading', { name: heading, exact: true }) });
  }
}
