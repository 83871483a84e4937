import type { Words } from './en.ts';
import { language } from './locale.ts';

// The page waits for its language, so a language's files must import nothing of the page's own.
const load: Record<typeof language, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
  es: async () => (await import('./es.ts')).es,
};

/** The words of the language in use, on their way while the page's code starts; the other language is not loaded. */
export const loadingWords = load[language]();
