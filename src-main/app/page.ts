import type { Language } from '../../src-shared/models/about.ts';

const languages: readonly Language[] = ['en', 'es'];

/** Where the page lives. */
export const pageOrigin = 'app://facility-desk';

/** The page in a language. */
export function pageUrl(language: Language): string {
  return `${pageOrigin}/index.html?language=${language}`;
}

/** Whether an address is our page in one of its languages, at any place in it. */
export function isPage(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  url.hash = '';
  return languages.some((language) => url.href === pageUrl(language));
}
