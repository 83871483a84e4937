/** How many different words stand in one text; one text with them all would take twice the memory for a single letter beyond Latin-1. */
const blockWords = 4_096;
const ascii = 128;

/** Different words in one string, each before a line break: word `n` begins at `starts[n]`, and is word `first + n` of all. */
type Block = { readonly first: number; readonly text: string; readonly starts: Uint32Array };

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

  /** `texts`: what finds each row, its words apart by spaces. */
  constructor(texts: readonly string[]) {
    this.#count = texts.length;
    const numbers = new Map<string, number>();
    const found: number[] = [];
    const ends = new Uint32Array(texts.length);
    const characters = new Uint32Array(texts.length * 4);
    for (const [row, text] of texts.entries()) {
      for (const word of text.split(' ')) {
        let number = numbers.get(word);
        if (number === undefined) numbers.set(word, (number = numbers.size));
        found.push(number);
      }
      ends[row] = found.length;
      noteCharacters(text, characters, row * 4);
    }
    this.#characters = characters;
    this.#blocks = blocksOf([...numbers.keys()]);
    this.#starts = new Uint32Array(numbers.size + 1);
    for (const number of found) add(this.#starts, number + 1, 1);
    for (let number = 0; number < numbers.size; number += 1) add(this.#starts, number + 1, this.#starts[number] ?? 0);
    this.#rows = new Uint32Array(found.length);
    const next = this.#starts.slice();
    for (let at = 0, row = 0; at < found.length; at += 1) {
      while ((ends[row] ?? 0) <= at) row += 1;
      const number = found[at] ?? 0;
      this.#rows[next[number] ?? 0] = row;
      add(next, number, 1);
    }
  }

  /** For each row, how many of the words it holds, up to the first that it does not: all of them where it fits. */
  held(words: readonly string[]): Uint8Array {
    const held = new Uint8Array(this.#count);
    for (const [before, word] of words.entries()) {
      if (word.length === 1 && word.charCodeAt(0) < ascii) this.#holdCharacter(held, before, word.charCodeAt(0));
      else for (const block of this.#blocks) this.#hold(held, before, word, block);
    }
    return held;
  }

  #holdCharacter(held: Uint8Array, before: number, code: number): void {
    const bit = 1 << (code & 31);
    for (let row = 0, at = code >> 5; row < held.length; row += 1, at += 4) {
      if (held[row] === before && ((this.#characters[at] ?? 0) & bit) !== 0) held[row] = before + 1;
    }
  }

  #hold(held: Uint8Array, before: number, word: string, { first, text, starts }: Block): void {
    let number = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[number + 1])) {
      while ((starts[number + 1] ?? text.length) <= at) number += 1;
      const end = this.#starts[first + number + 1] ?? 0;
      for (let place = this.#starts[first + number] ?? 0; place < end; place += 1) {
        const row = this.#rows[place] ?? 0;
        if (held[row] === before) held[row] = before + 1;
      }
    }
  }
}

function blocksOf(words: readonly string[]): Block[] {
  return Array.from({ length: Math.ceil(words.length / blockWords) }, (_, number) => {
    const own = words.slice(number * blockWords, (number + 1) * blockWords);
    const starts = new Uint32Array(own.length + 1);
    for (const [index, word] of own.entries()) starts[index + 1] = (starts[index] ?? 0) + word.length + 1;
    return { first: number * blockWords, text: own.map((word) => `${word}\n`).join(''), starts };
  });
}

function noteCharacters(text: string, into: Uint32Array, from: number): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ascii) into[from + (code >> 5)] = (into[from + (code >> 5)] ?? 0) | (1 << (code & 31));
  }
}

const add = (numbers: Uint32Array, at: number, more: number): void => void (numbers[at] = (numbers[at] ?? 0) + more);
