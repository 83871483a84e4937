import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../fixtures/desk.ts';

/** The words of a language as they are written: texts, and texts to be filled in, by name. */
type Words = Readonly<Record<string, unknown>>;

/** By address and at run time: the page's files belong to another project than the tests. */
async function wordsOf(language: 'en' | 'es'): Promise<Words> {
  const module = (await import(pathToFileURL(path.join(projectRoot, `src-renderer/words/${language}.ts`)).href)) as Record<string, Words>;
  const words = module[language];
  if (words === undefined) throw new Error(`There are no words of ${language}.`);
  return words;
}

const [english, spanish] = await Promise.all([wordsOf('en'), wordsOf('es')]);

/** A Spanish text, by the names that lead to it: `signIn.sendCode`. */
export function es(names: string): string {
  const found = names.split('.').reduce<unknown>((words, name) => (words as Words | undefined)?.[name], spanish);
  if (typeof found !== 'string') throw new Error(`There is no text ${names}.`);
  return found;
}

/** What stands where something is filled in. */
const blank = '¤';
/** What is filled in for a number: forms for one and for many. */
const fillings = [[blank, blank, blank], [1, 1, 1], [2, 2, 2]];

/** The texts below a word; of one that is filled in, what is around. */
function textsOf(word: unknown): string[] {
  if (typeof word === 'string') return [word];
  if (typeof word === 'function') return fillings.flatMap((values) => filled(word as (...args: unknown[]) => unknown, values)).flatMap((text) => text.split(/[¤\d]+/));
  return typeof word === 'object' && word !== null ? Object.values(word).flatMap(textsOf) : [];
}

function filled(word: (...args: unknown[]) => unknown, values: readonly unknown[]): string[] {
  try {
    return textsOf(word(...values));
  } catch {
    return []; // it takes something else than texts and numbers
  }
}

const allOf = (words: Words) => new Set(textsOf(words).map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text)));
const inSpanish = allOf(spanish);

/** Every text that English has and Spanish has not. */
export const onlyEnglish: readonly string[] = [...allOf(english)].filter((text) => !inSpanish.has(text));
