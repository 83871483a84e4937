import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Models whose id is a token that goes over the wire. */
const opaqueTokens = ['AccessToken', 'AuthorizationCode', 'RefreshToken'];

interface Entry {
  readonly model: string;
  readonly id: string;
  readonly payload: AdapterPayload;
}

/** What the provider keeps: sessions, grants, codes and tokens, in memory. */
export class DomainStore {
  readonly #entries = new Map<string, Entry>();
  readonly #given = new Set<string>();
  readonly #graceMs: () => number;

  /** @param graceMs how long a refresh token that was used stays good, for an answer that was lost on the way. */
  constructor(graceMs: () => number) {
    this.#graceMs = graceMs;
  }

  /** The library's door to the entries of one model. */
  adapter(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    const find = (fits: (entry: Entry) => boolean): AdapterPayload | undefined =>
      [...this.#entries.values()].find((entry) => entry.model === model && fits(entry))?.payload;
    return {
      upsert: (id, payload) => {
        if (opaqueTokens.includes(model)) this.#given.add(id);
        this.#entries.set(key(id), { model, id, payload });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(this.#withGrace(this.#entries.get(key(id)))),
      findByUid: (uid) => Promise.resolve(find(({ payload }) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(find(({ payload }) => payload.userCode === code)),
      consume: (id) => {
        const entry = this.#entries.get(key(id));
        if (entry) this.#entries.set(key(id), { ...entry, payload: { ...entry.payload, consumed: Date.now() } });
        return Promise.resolve();
      },
      destroy: (id) => {
        this.#entries.delete(key(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        this.#remove((entry) => entry.model === model && entry.payload.grantId === grantId);
        return Promise.resolve();
      },
    };
  }

  /** Every code and token given so far. */
  tokens(): string[] {
    return [...this.#given];
  }

  /** How many sign-ins of a person can still be renewed. */
  sessionCount(accountId: string): number {
    return new Set(this.#of(accountId).filter(({ model }) => model === 'RefreshToken').map(({ payload }) => payload.grantId)).size;
  }

  /** Whether a person is still signed in to the provider with a browser. */
  hasBrowserSession(accountId: string): boolean {
    return this.#of(accountId).some(({ model }) => model === 'Session');
  }

  /** Ends everything of a person. */
  revoke(accountId: string): void {
    this.#remove(({ payload }) => payload.accountId === accountId);
  }

  expireAccessTokens(): void {
    this.#remove(({ model }) => model === 'AccessToken');
  }

  clear(): void {
    this.#entries.clear();
    this.#given.clear();
  }

  #of(accountId: string): Entry[] {
    return [...this.#entries.values()].filter(({ payload }) => payload.accountId === accountId);
  }

  #remove(fits: (entry: Entry) => boolean): void {
    for (const [key, entry] of this.#entries) if (fits(entry)) this.#entries.delete(key);
  }

  #withGrace(entry: Entry | undefined): AdapterPayload | undefined {
    const usedAt = entry?.payload.consumed as number | undefined;
    if (entry?.model !== 'RefreshToken' || usedAt === undefined || Date.now() - usedAt > this.#graceMs()) return entry?.payload;
    return { ...entry.payload, consumed: undefined };
  }
}
