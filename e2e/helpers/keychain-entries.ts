import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Keyring } from './keyring.ts';

/** One entry that the program made in the keychain. */
export interface KeychainEntry {
  readonly account: string;
  readonly password: string;
}

function ask(keyring: Keyring, order: object): Promise<KeychainEntry[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [path.join(import.meta.dirname, 'keychain-child.ts')],
      { env: { PATH: process.env.PATH, ...keyring.env } },
      (error, stdout) => {
        if (error) reject(new Error('The keychain did nothing.', { cause: error }));
        else resolve(JSON.parse(stdout) as KeychainEntry[]);
      },
    );
    child.stdin?.end(JSON.stringify(order));
  });
}

/** The entries of the program that are about people, one each; with `guards`, those that count the tries too. The keyring has to be unlocked. */
export async function keychainEntries(keyring: Keyring, { guards = false } = {}): Promise<KeychainEntry[]> {
  const entries = await ask(keyring, { do: 'list' });
  return entries.filter(({ account }) => !account.startsWith('audit') && (guards || !account.startsWith('guard-')));
}

/** Writes an entry as somebody else would. */
export const writeEntry = (keyring: Keyring, account: string, secret: string): Promise<unknown> => ask(keyring, { do: 'set', account, secret });

/** Deletes an entry as somebody else would. */
export const deleteEntry = (keyring: Keyring, account: string): Promise<unknown> => ask(keyring, { do: 'delete', account });
