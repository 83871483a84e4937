import { randomBytes } from 'node:crypto';
import type { AccountClient } from '../api/account-client.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { OpenVault, Vaults } from '../vault/vault.ts';

/**
 * The recovery key of a vault: a third half that only the account service keeps, so that a reset password loses nothing
 * on this PC. It passes through this program's memory and is written nowhere here.
 */
export class VaultRecovery {
  readonly #vaults: Vaults;
  readonly #log: Logger;
  readonly #under = new Set<string>();

  constructor(vaults: Vaults, log: Logger) {
    this.#vaults = vaults;
    this.#log = log;
  }

  /**
   * Gives the open vault a recovery key if it has none. The server has the key before the vault is sealed under it: after
   * a power cut in between there is a key without a use, and the next time another one takes its place.
   */
  async keep(vault: OpenVault, account: AccountClient): Promise<void> {
    if (this.#under.has(vault.id) || this.#vaults.hasRecovery(vault.id)) return;
    this.#under.add(vault.id);
    const key = randomBytes(32);
    try {
      const kept = await account.keepRecoveryKey(vault.id, key);
      if (!kept.ok) return this.#log.info('recovery.not-kept', { code: kept.failure.code });
      if (account.signal.aborted) return;
      const sealed = await this.#vaults.addRecovery(vault, key);
      if (!sealed.ok) this.#log.info('recovery.not-kept', { code: sealed.failure });
    } catch (error) {
      this.#log.error('recovery.not-kept', { where: whereThrown(error) });
    } finally {
      key.fill(0);
      this.#under.delete(vault.id);
    }
  }

  /** Opens a vault with the key that the server keeps; undefined when there is none that fits. */
  async open(id: string, account: AccountClient): Promise<OpenVault | undefined> {
    if (!this.#vaults.hasRecovery(id)) return undefined;
    const key = await account.recoveryKey(id);
    if (!key.ok || !key.value) {
      this.#log.info('recovery.not-opened', { code: key.ok ? 'no-key' : key.failure.code });
      return undefined;
    }
    const opened = await this.#vaults.openWithRecovery(id, key.value);
    key.value.fill(0);
    this.#log.info(opened.ok ? 'recovery.opened' : 'recovery.not-opened', opened.ok ? {} : { code: opened.failure });
    return opened.ok ? opened.value : undefined;
  }
}
