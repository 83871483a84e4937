import type { SortColumn } from '../../src-shared/models/home.ts';

/** What filtering needs of an unsubmitted request. */
export type Entry = { readonly id: string; readonly contractId: string; readonly search: string };

/**
 * The unsubmitted requests in memory, in each order that was asked for: filtering 10,000 of them takes about a
 * millisecond, where SQLite needs ten. Thrown away by every write.
 */
export class FilterIndex {
  readonly #read: (column: SortColumn, descending: boolean) => Entry[];
  readonly #ordered = new Map<string, Entry[]>();

  /** `read` gives every unsubmitted request in an order. */
  constructor(read: (column: SortColumn, descending: boolean) => Entry[]) {
    this.#read = read;
  }

  /** Ids of the requests that hold every word, in order, of one contract or all. */
  matching(words: readonly string[], contractId: string | undefined, column: SortColumn, descending: boolean): string[] {
    const key = `${column} ${descending}`;
    const entries = this.#ordered.get(key) ?? this.#read(column, descending);
    this.#ordered.set(key, entries);
    const ids: string[] = [];
    for (const entry of entries) {
      if (contractId !== undefined && entry.contractId !== contractId) continue;
      if (words.every((word) => entry.search.includes(word))) ids.push(entry.id);
    }
    return ids;
  }

  /** The requests have changed. */
  clear(): void {
    this.#ordered.clear();
  }
}
