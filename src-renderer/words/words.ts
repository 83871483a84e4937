import { loadingWords } from './load-words.ts';
import { language } from './locale.ts';

/** The words of the language in use. */
export const words = await loadingWords;

if (typeof document !== 'undefined') document.documentElement.lang = language;
