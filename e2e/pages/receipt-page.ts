import type { Locator, Page } from '@playwright/test';

/** Requests at hand, sending them, and a receipt, by what a person sees. */
export class ReceiptPage {
  readonly sendAll: Locator;
  readonly send: Locator;
  readonly verdict: Locator;
  readonly check: Locator;
  readonly cancel: Locator;
  readonly leave: Locator;
  readonly atHand: Locator;
  readonly refused: Locator;

  constructor(page: Page) {
    this.sendAll = page.getByRole('button', { name: 'Send all that are ready' });
    this.send = page.getByRole('button', { name: 'Send to the payer' });
    this.verdict = page.locator('.verdict');
    this.check = page.getByRole('button', { name: 'Ask for the decision' });
    this.cancel = page.getByRole('button', { name: 'Take out of the queue' });
    this.leave = page.getByRole('button', { name: 'All requests' });
    this.atHand = page.getByRole('region', { name: 'Requests at hand on this PC' });
    this.refused = page.getByRole('alert').filter({ hasText: 'Refused: please correct' });
  }
}
