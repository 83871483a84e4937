import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { kdfSchema } from './key-derivation.ts';
import { sealedSchema } from './sealed-box.ts';

const vaultFileSchema = z.object({
  format: z.literal(1),
  kdf: kdfSchema,
  /** HMAC of a constant under the device secret: tells a changed keychain entry from a wrong password. */
  deviceCheck: z.base64().length(44),
  /** The data key, under both halves. */
  dataKey: sealedSchema,
  /** The data key, under the device secret and the recovery key that only the account service keeps. */
  recovery: sealedSchema.optional(),
  /** The key of the person's authenticator app, under the device secret and the data key. */
  app: sealedSchema.optional(),
  /** Name, e-mail and last method, under the device secret alone: the tile shows before the password. */
  tile: sealedSchema,
});

/** What is kept of one person beside the encrypted database. Nothing in it says who it is. */
export type VaultFile = z.infer<typeof vaultFileSchema>;

const personId = /^[0-9a-f-]{36}$/;

/** The folders of remembered people below `root`, one each, mode 0700. */
export class VaultFolder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Ids of the people with a vault. A folder without one can't be opened by anybody and is removed. */
  ids(): string[] {
    let names: string[];
    try {
      names = readdirSync(this.#root).filter((name) => personId.test(name));
    } catch {
      return [];
    }
    return names.filter((id) => {
      try {
        readFileSync(join(this.#of(id), 'vault.json'));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.remove(id);
        return false;
      }
    });
  }

  /** The vault of a person, or undefined when the file is not one that this version reads. */
  read(id: string): VaultFile | undefined {
    try {
      const parsed = vaultFileSchema.safeParse(JSON.parse(readFileSync(join(this.#of(id), 'vault.json'), 'utf8')));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** Replaces the vault whole: either the old or the new one is there after a power cut. */
  write(id: string, vault: VaultFile): void {
    this.#prepare(id, 'vault.json', JSON.stringify(vault))();
  }

  /** The guard's copy beside the vault, as it was sealed. */
  readGuard(id: string): string | undefined {
    try {
      return readFileSync(join(this.#of(id), 'guard.json'), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** Writes the guard beside the old one; what is given back puts it in its place. Throws when the disk is full. */
  prepareGuard(id: string, text: string): () => void {
    return this.#prepare(id, 'guard.json', text);
  }

  /** Where the person's encrypted database lives. */
  databasePath(id: string): string {
    return join(this.#of(id), 'cache.sqlite');
  }

  /** Erases everything kept of a person. */
  remove(id: string): void {
    rmSync(this.#of(id), { recursive: true, force: true });
  }

  #prepare(id: string, name: string, text: string): () => void {
    const folder = this.#of(id);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `${name}.new`);
    writeFileSync(temporary, text, { mode: 0o600, flush: true });
    return () => {
      renameSync(temporary, join(folder, name));
      if (process.platform !== 'win32') syncFolder(folder);
    };
  }

  /** The person's folder. Throws for anything but an id of ours: the window names people too, and must not name paths. */
  #of(id: string): string {
    if (!personId.test(id)) throw new Error('Not the id of a person');
    return join(this.#root, id);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
