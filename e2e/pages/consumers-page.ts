import type { Locator, Page } from '@playwright/test';

/** CONSUMERS, by what a person sees. */
export class ConsumersPage {
  readonly byId: Locator;
  readonly byName: Locator;
  readonly hits: Locator;
  /** The open consumer. */
  readonly consumer: Locator;

  constructor(page: Page) {
    this.byId = page.getByRole('form', { name: 'By consumer ID' });
    this.byName = page.getByRole('form', { name: 'By name and date of birth' });
    this.hits = page.getByRole('list', { name: 'Consumers found' }).getByRole('listitem');
    this.consumer = page.getByRole('complementary', { name: 'Consumer' });
  }

  async findById(id: string): Promise<void> {
    await this.byId.getByLabel('Consumer ID').fill(id);
    await this.byId.getByLabel('Consumer ID').press('Enter');
  }

  async findByName(lastName: string, birthDate: string): Promise<void> {
    await this.byName.getByLabel('Last name').fill(lastName);
    await this.byName.getByLabel('Date of birth').fill(birthDate);
    await this.byName.getByLabel('Date of birth').press('Enter');
  }
}
