import type { Language } from '../../src-shared/models/about.ts';

const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('language');

/** The language in use: the one that main put in the page's address. */
export const language: Language = asked === 'es' ? 'es' : 'en';

/** Its form in the United States, for numbers, times and dates. */
export const locale = { en: 'en-US', es: 'es-US' }[language];
