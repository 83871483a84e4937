import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import type { Kept } from '../../src-shared/models/sign-in-screen.ts';
import type { Config } from '../config/config.ts';
import type { Keychain } from '../credentials/keychain.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { People, Vaults } from '../vault/vault.ts';

/** Who this PC remembers, and whether it can remember anyone now. */
export class RememberedPeople {
  readonly #vaults: Vaults;
  readonly #keychain: Keychain;
  readonly #hasAccountService: boolean;
  readonly #allowed: () => boolean;
  #people: People = { readable: [], unreadable: 0, lost: [] };
  #checked = false;
  #blocked: KeychainProblemCode | undefined;

  /** `allowed`: whether this PC may remember anyone anew. Whom it remembers already stays until they are forgotten: their drafts are theirs. */
  constructor(vaults: Vaults, keychain: Keychain, { accountUrl }: Pick<Config, 'accountUrl'>, allowed: () => boolean = () => true) {
    this.#allowed = allowed;
    this.#vaults = vaults;
    this.#keychain = keychain;
    this.#hasAccountService = accountUrl !== undefined;
  }

  known(): People {
    return this.#people;
  }

  /** The tick of Remember Me, and why it can't be kept; `hidden` where this PC may remember nobody. */
  rememberMe(): { checked: boolean; blocked?: KeychainProblemCode; hidden?: true } {
    if (!this.#allowed()) return { checked: false, hidden: true };
    return { checked: this.#checked, ...(this.#blocked && { blocked: this.#blocked }) };
  }

  /** Reads the tiles, for the next person's turn: Remember Me is unticked. The keychain is asked only when somebody is remembered. */
  async load(): Promise<void> {
    this.#people = await this.#vaults.people();
    this.#blocked = this.#people.problem;
    this.#checked = false;
  }

  /**
   * Ticks or unticks Remember Me. Ticking asks the keychain whether it would keep a secret; while somebody's key is
   * missing from it, it is not trusted with another one.
   */
  async setRememberMe(checked: boolean): Promise<void> {
    if (!this.#allowed()) return;
    if (checked && this.#people.problem !== undefined) await this.load();
    if (checked && this.#people.problem !== undefined) return;
    this.#checked = checked;
    if (!checked) return;
    const probe = await this.#keychain.set('probe', 'probe');
    if (probe.ok) await this.#keychain.delete('probe');
    this.#blocked = probe.ok ? undefined : probe.failure;
    if (this.#blocked) this.#checked = false;
  }

  /** The local id of the person who signs in with this e-mail and a password. */
  idOf(email: string): string | undefined {
    return this.#people.readable.find((person) => person.via !== 'domain' && person.email.toLowerCase() === email.toLowerCase())?.id;
  }

  /** The local id of the domain person with this subject. */
  idOfSubject(subject: string): string | undefined {
    return this.#people.readable.find((person) => person.via === 'domain' && person.subject === subject)?.id;
  }

  /** What a forgotten password costs of what this PC keeps: nothing where the account service can hand out the recovery key. */
  keptAfterReset(id: string): Kept {
    return this.#hasAccountService && this.#vaults.hasRecovery(id) ? 'everything' : 'server-only';
  }

  passwordKey(password: string, id: string | undefined): Promise<PasswordKey> {
    return this.#vaults.passwordKey(password, id);
  }

  /** Forgets those whose key is missing from the keychain: nobody can open what is kept of them. */
  async forgetLost(): Promise<void> {
    for (const id of this.#people.lost) await this.#vaults.forget(id);
    await this.load();
  }

  /** Forget me on this PC. */
  async forget(id: string): Promise<void> {
    await this.#vaults.forget(id);
    await this.load();
  }
}
