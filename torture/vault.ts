import path from 'node:path';
import { systemClock } from '../src-main/clock.ts';
import type { Tile } from '../src-main/vault/tile.ts';
import { Vaults } from '../src-main/vault/vault.ts';
import { VaultFolder } from '../src-main/vault/vault-file.ts';
import { defaultSettings } from '../src-shared/models/settings.ts';
import { FileKeychain } from './file-keychain.ts';

/** The one person of the killed program, and their password. */
export const password = 'correct horse battery staple';

/** Whose vault it is. */
export const tileOf = (practitioner: string): Tile => ({ name: 'Torture', email: '', via: 'email', subject: 's', practitioner });

/** The vaults below a folder, and their keychain. */
export function vaultsIn(folder: string): Vaults {
  return new Vaults(new VaultFolder(path.join(folder, 'people')), new FileKeychain(path.join(folder, 'keychain.json')), { clock: systemClock, settings: () => defaultSettings, aheadMs: () => undefined });
}
