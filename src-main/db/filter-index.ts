import { WordIndex } from './word-index.ts';

/** What filtering needs of a row; `search` is everything that finds it, folded. */
type Searched = { readonly id: string; readonly search: string };

/** The part of a list that is asked for. */
type Window = { readonly offset: number; readonly limit: number };

/** A list in the database. */
export type FilteredList<Column extends string, Entry extends Searched> = {
  /** Every row with what finds it, in any order. */
  readonly entries: () => Entry[];
  /** The ids of the same rows in an order. */
  readonly ids: (column: Column, descending: boolean) => string[];
};

/** A row without what finds it. */
type Row<Entry> = Omit<Entry, 'search'>;
type Loaded<Entry> = { readonly rows: readonly Row<Entry>[]; readonly words: WordIndex; readonly orders: Map<string, Uint32Array> };

/** The rows of a list in memory, to be searched as one types, in each order that was asked for. Thrown away by every write. */
export class FilterIndex<Column extends string, Entry extends Searched> {
  readonly #list: FilteredList<Column, Entry>;
  #loaded: Loaded<Entry> | undefined;

  constructor(list: FilteredList<Column, Entry>) {
    this.#list = list;
  }

  /** How many rows hold every word and fit, and those of them in the window, in order. */
  matching(column: Column, descending: boolean, words: readonly string[], fits: ((row: Row<Entry>) => boolean) | undefined, { offset, limit }: Window): { total: number; rows: Row<Entry>[] } {
    const loaded = (this.#loaded ??= load(this.#list.entries()));
    const held = loaded.words.held(words);
    const rows: Row<Entry>[] = [];
    let total = 0;
    for (const place of this.#order(loaded, column, descending)) {
      if (held[place] !== words.length) continue;
      const row = loaded.rows[place];
      if (!row || (fits && !fits(row))) continue;
      if (total >= offset && rows.length < limit) rows.push(row);
      total += 1;
    }
    return { total, rows };
  }

  /** The rows have changed. */
  clear(): void {
    this.#loaded = undefined;
  }

  #order({ rows, orders }: Loaded<Entry>, column: Column, descending: boolean): Uint32Array {
    const key = `${column} ${descending}`;
    const known = orders.get(key);
    if (known) return known;
    const places = new Map(rows.map(({ id }, place) => [id, place]));
    const order = Uint32Array.from(this.#list.ids(column, descending).flatMap((id) => places.get(id) ?? []));
    orders.set(key, order);
    return order;
  }
}

function load<Entry extends Searched>(entries: readonly Entry[]): Loaded<Entry> {
  return { rows: entries.map(({ search: _search, ...row }) => row), words: new WordIndex(entries.map(({ search }) => search)), orders: new Map() };
}
