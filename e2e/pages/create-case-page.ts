import type { Locator, Page } from '@playwright/test';

/** CREATE CASE, by what a person sees. */
export class CreateCasePage {
  readonly begin: Locator;
  readonly contract: Locator;
  readonly steps: Locator;
  readonly saved: Locator;
  readonly problem: Locator;
  readonly complete: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.begin = page.getByRole('button', { name: 'Start the request' });
    this.contract = page.getByRole('combobox', { name: 'Contract', exact: true });
    this.steps = page.getByRole('navigation', { name: 'Steps of the request' });
    this.saved = page.getByText(/^Saved on this PC/);
    this.problem = page.getByRole('main').getByRole('alert');
    this.complete = page.getByText('Everything that is needed is there.');
  }

  /** The heading of the shown step. */
  step(name: string): Locator {
    return this.#page.getByRole('heading', { level: 2, name, exact: true });
  }

  /** A step in the spine, with what it lacks. */
  stepButton(name: string): Locator {
    return this.steps.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  field(name: string): Locator {
    return this.#page.getByRole('textbox', { name, exact: true });
  }

  code(name: string): Locator {
    return this.#page.getByRole('combobox', { name, exact: true });
  }

  option(text: string): Locator {
    return this.#page.getByRole('option', { name: text });
  }

  /** Drops files on the attachments. */
  async drop(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const dataTransfer = await this.#page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, text } of given) transfer.items.add(new File([text], name));
      return transfer;
    }, files);
    await this.#page.getByText('Drop files here, paste them, or').dispatchEvent('drop', { dataTransfer });
  }
}
