import type { Administrator } from '../../src-shared/models/trouble.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import { readAdministrators } from '../home/administrator-reader.ts';
import type { HomeService } from '../home/home-service.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { OpenVault, Vaults } from '../vault/vault.ts';

/** Who helps when a sign-in does not work: learned while a home is open, to be there when none is. */
export class Administrators {
  readonly #vaults: Vaults;
  readonly #log: Logger;
  #known: readonly Administrator[] = [];

  constructor(vaults: Vaults, log: Logger) {
    this.#vaults = vaults;
    this.#log = log;
  }

  /** Those of the facilities that were the last to be open in this run of the program. */
  known(): readonly Administrator[] {
    return this.#known;
  }

  /** Reads them once the home is up to date, and keeps them in the person's tile. */
  async learn(open: { readonly home: HomeService; readonly fhir: FhirClient; readonly vault: OpenVault | undefined; readonly over: AbortController }): Promise<void> {
    try {
      await open.home.refresh();
      const found: Administrator[] = [];
      for (const facility of open.home.facilities()) {
        const own = await readAdministrators(open.fhir, facility);
        if (!own.ok || open.over.signal.aborted) return;
        found.push(...own.value);
      }
      this.#known = found;
      if (open.vault) await this.#vaults.keepAdministrators(open.vault, found);
    } catch (error) {
      this.#log.error('administrators.not-kept', { where: whereThrown(error) });
    }
  }
}
