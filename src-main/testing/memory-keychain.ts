import type { Keychain } from '../credentials/keychain.ts';
import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok } from '../../src-shared/models/result.ts';

/** A keychain in memory that can be told to refuse, and keeps the calls it was made. */
export class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, string>();
  readonly calls: string[] = [];
  /** Refuses the calls of these kinds. */
  refusing: Partial<Record<'get' | 'set' | 'delete', KeychainProblemCode>> = {};
  /** What is stored in place of a secret. */
  storing = (secret: string) => secret;

  warm() {
    this.calls.push('warm');
  }

  get(account: string) {
    this.calls.push(`get ${account}`);
    return Promise.resolve(this.refusing.get ? failed(this.refusing.get) : ok(this.entries.get(account)));
  }

  set(account: string, secret: string) {
    this.calls.push(`set ${account}`);
    if (this.refusing.set) return Promise.resolve(failed(this.refusing.set));
    this.entries.set(account, this.storing(secret));
    return Promise.resolve(ok(undefined));
  }

  delete(account: string) {
    this.calls.push(`delete ${account}`);
    if (this.refusing.delete) return Promise.resolve(failed(this.refusing.delete));
    this.entries.delete(account);
    return Promise.resolve(ok(undefined));
  }
}
