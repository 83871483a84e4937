import { randomBytes, randomUUID } from 'node:crypto';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import type { Kdf, PasswordKey } from '../vault/key-derivation.ts';
import { seal, unseal, type Sealed } from '../vault/sealed-box.ts';

/** What closes the home of somebody of whom nothing is on the disk: a data key, also under the password's half if that is known. */
export class HomeSeal {
  /** Names the home while it is locked; local, like that of a vault. */
  readonly id: string;
  #dataKey: Buffer;
  #wrapped: { readonly kdf: Kdf; readonly box: Sealed } | undefined;

  /** `lockKey` is used up. Without one the home opens again for a new sign-in of the same person only. */
  constructor(lockKey: PasswordKey | undefined, id: string = randomUUID(), dataKey: Buffer = randomBytes(32)) {
    this.id = id;
    this.#dataKey = dataKey;
    if (lockKey) this.rewrap(lockKey);
  }

  /** Whether a password opens the home again. */
  takesPassword(): boolean {
    return this.#wrapped !== undefined;
  }

  /** The person has this password now. */
  rewrap(lockKey: PasswordKey): void {
    this.#wrapped = { kdf: lockKey.kdf, box: seal(lockKey.key, this.#dataKey, `home-key/${this.id}`) };
    lockKey.key.fill(0);
  }

  /** Seals the copies of both databases, which are overwritten; with a password's half the data key is gone too. */
  close({ cache, work }: DatabaseImages): SealedHome {
    const boxes = { cache: this.#seal('cache', cache), work: this.#seal('work', work) };
    const { id } = this;
    const wrapped = this.#wrapped;
    const home = new SealedHome(id, wrapped ?? { dataKey: Buffer.from(this.#dataKey) }, boxes);
    this.#dataKey.fill(0);
    return home;
  }

  #seal(name: 'cache' | 'work', image: Uint8Array): Sealed {
    const plain = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
    const box = seal(this.#dataKey, plain, `${name}/${this.id}`);
    plain.fill(0);
    return box;
  }
}

/** A locked home in memory. */
export class SealedHome {
  readonly #id: string;
  readonly #key: { readonly kdf: Kdf; readonly box: Sealed } | { readonly dataKey: Buffer };
  readonly #boxes: { readonly cache: Sealed; readonly work: Sealed };

  constructor(id: string, key: { readonly kdf: Kdf; readonly box: Sealed } | { readonly dataKey: Buffer }, boxes: { readonly cache: Sealed; readonly work: Sealed }) {
    this.#id = id;
    this.#key = key;
    this.#boxes = boxes;
  }

  /** How the password that opens it is stretched; undefined when it takes a new sign-in. */
  kdf(): Kdf | undefined {
    return 'kdf' in this.#key ? this.#key.kdf : undefined;
  }

  /** Nobody opens it any more: a key that it holds is overwritten. */
  end(): void {
    if ('dataKey' in this.#key) this.#key.dataKey.fill(0);
  }

  /** Both databases, and the seal for the next lock. `lockKey`, which is used up, comes from a password or from a finished sign-in of the same person. */
  open(lockKey: PasswordKey | undefined): Result<{ images: DatabaseImages; seal: HomeSeal }, 'wrong-password'> {
    const dataKey = 'dataKey' in this.#key ? Buffer.from(this.#key.dataKey) : lockKey && unseal(lockKey.key, this.#key.box, `home-key/${this.#id}`);
    const cache = dataKey && unseal(dataKey, this.#boxes.cache, `cache/${this.#id}`);
    const work = dataKey && unseal(dataKey, this.#boxes.work, `work/${this.#id}`);
    if (!cache || !work) return failed('wrong-password');
    if ('dataKey' in this.#key) this.#key.dataKey.fill(0);
    return ok({ images: { cache, work }, seal: new HomeSeal(lockKey, this.#id, dataKey) });
  }
}
