import type { Locator, Page } from '@playwright/test';

/** What the program says of an outage, and its sheets for phone or fax. */
export class DowntimePage {
  readonly band: Locator;
  readonly sheets: Locator;
  readonly heading: Locator;
  readonly each: Locator;
  readonly waited: Locator;
  readonly log: Locator;
  readonly check: Locator;

  constructor(page: Page) {
    this.band = page.getByRole('status', { name: 'Outage' });
    this.sheets = page.getByRole('button', { name: 'Print a sheet for phone or fax' });
    this.heading = page.getByRole('heading', { name: 'Sheets for phone or fax' });
    this.each = page.getByRole('article');
    this.waited = page.locator('.receipt-waited');
    this.check = page.getByRole('group', { name: 'Connection' }).getByRole('button');
    this.log = page.getByRole('table', { name: 'Outages' });
  }
}
