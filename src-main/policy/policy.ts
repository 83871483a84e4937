import { defaultSettings, type Settings } from '../../src-shared/models/settings.ts';

/** What holds on this PC. */
export class Policy {
  readonly #machine: Partial<Settings>;

  /** `machine`: what the PC's configuration sets. */
  constructor(machine: Partial<Settings>) {
    this.#machine = machine;
  }

  /** Every setting as it holds now. */
  settings(): Settings {
    return { ...defaultSettings, ...this.#machine };
  }
}
