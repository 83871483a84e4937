/** How many different words stand in one text; one text with them all would take twice the memory for a single letter beyond Latin-1. */
const blockWords = 4_096;
const ascii = 128;
/** Words of the same kind stand together, so that a block that lacks a letter of what is looked for is passed over. */
const kinds = [/^\d*$/, /^[\da-f:-]*$/, /^/];
/** Up to so many words it takes less time to look at each than to look through the blocks. */
const fewWords = 20_000;

/**
 * Different words in one string, each before a line break: word `n` begins at `starts[n]`, and is word `first + n` of all.
 * `characters`: which ASCII characters they have.
 */
type Block = { readonly first: number; readonly text: string; readonly starts: Uint32Array; readonly characters: Uint32Array };

/**
 * Which rows hold a word, wherever it stands in theirs. Rows have few different words beside the numbers of their own, so
 * that a search looks through a tenth of what they say; one character, which nearly every row has, is looked up instead.
 */
export class WordIndex {
  readonly #count: number;
  readonly #blocks: Block[];
  /** The rows that have word `n` are `#rows` from `#starts[n]` on up to `#starts[n + 1]`. */
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;
  /** Four words of 32 bits for each row: which of the 128 ASCII characters it has. */
  readonly #characters: Uint32Array;
  /** What was found last: somebody who types on looks for less. */
  #found = new Map<string, Uint32Array>();

  /** `texts`: what finds each row, its words apart by spaces. */
  constructor(texts: readonly string[]) {
    this.#count = texts.length;
    this.#characters = new Uint32Array(texts.length * 4);
    const { words, seen, ends } = wordsOf(texts);
    for (const [row, text] of texts.entries()) noteCharacters(text, this.#characters, row * 4);
    const { ordered, places } = byKind(words);
    this.#blocks = blocksOf(ordered);
    this.#starts = new Uint32Array(words.length + 1);
    for (const number of seen) add(this.#starts, (places[number] ?? 0) + 1, 1);
    for (let word = 0; word < words.length; word += 1) add(this.#starts, word + 1, this.#starts[word] ?? 0);
    this.#rows = new Uint32Array(seen.length);
    const next = this.#starts.slice();
    for (let at = 0, row = 0; at < seen.length; at += 1) {
      while ((ends[row] ?? 0) <= at) row += 1;
      const word = places[seen[at] ?? 0] ?? 0;
      this.#rows[next[word] ?? 0] = row;
      add(next, word, 1);
    }
  }

  /** For each row, how many of the words it holds, up to the first that it does not: all of them where it fits. */
  held(words: readonly string[]): Uint8Array {
    const held = new Uint8Array(this.#count);
    const found = new Map<string, Uint32Array>();
    for (const [before, word] of words.entries()) {
      if (word.length === 1 && word.charCodeAt(0) < ascii) {
        this.#holdCharacter(held, before, word.charCodeAt(0));
        continue;
      }
      const numbers = this.#find(word);
      found.set(word, numbers);
      for (const number of numbers) this.#hold(held, before, number);
    }
    this.#found = found;
    return held;
  }

  #holdCharacter(held: Uint8Array, before: number, code: number): void {
    for (let row = 0; row < held.length; row += 1) {
      if (held[row] === before && hasCharacter(this.#characters, row * 4, code)) held[row] = before + 1;
    }
  }

  #hold(held: Uint8Array, before: number, number: number): void {
    const end = this.#starts[number + 1] ?? 0;
    for (let place = this.#starts[number] ?? 0; place < end; place += 1) {
      const row = this.#rows[place] ?? 0;
      if (held[row] === before) held[row] = before + 1;
    }
  }

  /** The numbers of the words that hold this one. */
  #find(word: string): Uint32Array {
    for (const [shorter, numbers] of this.#found) {
      if (word === shorter) return numbers;
      if (word.startsWith(shorter) && numbers.length < fewWords) return numbers.filter((number) => this.#word(number).includes(word));
    }
    const found: number[] = [];
    for (const block of this.#blocks) if (mayHold(block, word)) findIn(block, word, found);
    return Uint32Array.from(found);
  }

  #word(number: number): string {
    const { text, starts } = this.#blocks[Math.floor(number / blockWords)] ?? { text: '', starts: [] };
    return text.slice(starts[number % blockWords], (starts[(number % blockWords) + 1] ?? 1) - 1);
  }
}

/** Every different word, the number of each that the rows have one after the other, and where each row ends among these. */
function wordsOf(texts: readonly string[]): { readonly words: readonly string[]; readonly seen: readonly number[]; readonly ends: Uint32Array } {
  const numbers = new Map<string, number>();
  const seen: number[] = [];
  const ends = new Uint32Array(texts.length);
  for (const [row, text] of texts.entries()) {
    for (const word of text.split(' ')) {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      seen.push(number);
    }
    ends[row] = seen.length;
  }
  return { words: [...numbers.keys()], seen, ends };
}

/** The words, those of a kind together, and the place of each among them. */
function byKind(words: readonly string[]): { readonly ordered: readonly string[]; readonly places: Uint32Array } {
  const ofKind = kinds.map((): number[] => []);
  for (const [number, word] of words.entries()) ofKind[kinds.findIndex((kind) => kind.test(word))]?.push(number);
  const numbers = ofKind.flat();
  const places = new Uint32Array(words.length);
  for (const [place, number] of numbers.entries()) places[number] = place;
  return { ordered: numbers.map((number) => words[number] ?? ''), places };
}

function blocksOf(words: readonly string[]): Block[] {
  return Array.from({ length: Math.ceil(words.length / blockWords) }, (_, number) => {
    const own = words.slice(number * blockWords, (number + 1) * blockWords);
    const starts = new Uint32Array(own.length + 1);
    for (const [index, word] of own.entries()) starts[index + 1] = (starts[index] ?? 0) + word.length + 1;
    const text = own.map((word) => `${word}\n`).join('');
    const characters = new Uint32Array(4);
    noteCharacters(text, characters, 0);
    return { first: number * blockWords, text, starts, characters };
  });
}

function mayHold({ characters }: Block, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < ascii && !hasCharacter(characters, 0, code)) return false;
  }
  return true;
}

function findIn({ first, text, starts }: Block, word: string, found: number[]): void {
  let number = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[number + 1])) {
    while ((starts[number + 1] ?? text.length) <= at) number += 1;
    found.push(first + number);
  }
}

function noteCharacters(text: string, into: Uint32Array, from: number): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ascii) into[from + (code >> 5)] = (into[from + (code >> 5)] ?? 0) | (1 << (code & 31));
  }
}

function hasCharacter(characters: Uint32Array, from: number, code: number): boolean {
  return ((characters[from + (code >> 5)] ?? 0) & (1 << (code & 31))) !== 0;
}

const add = (numbers: Uint32Array, at: number, more: number): void => void (numbers[at] = (numbers[at] ?? 0) + more);
