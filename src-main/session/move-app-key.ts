import type { DatabaseCalls } from '../db/database-thread.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import { appKeySchema } from '../vault/app-code.ts';
import type { OpenVault, Vaults } from '../vault/vault.ts';

/**
 * Earlier versions kept the authenticator app's key in the copy of the server's data, which may be begun anew: it goes to
 * the vault. What can't be moved now stays for the next opening.
 */
export async function moveAppKey({ appKey }: Readonly<Record<string, string>>, database: DatabaseCalls, vault: OpenVault, { vaults, log }: { readonly vaults: Pick<Vaults, 'keepApp'>; readonly log: Logger }): Promise<void> {
  if (appKey === undefined) return;
  try {
    const app = appKeySchema.safeParse(JSON.parse(appKey)).data;
    const moved = app ? await vaults.keepApp(vault, app) : undefined;
    if (moved?.ok === false) return log.info('app.not-moved', { code: moved.failure });
    await database.call('saveSettings', { appKey: null });
  } catch (error) {
    log.error('app.not-moved', { where: whereThrown(error) });
  }
}
