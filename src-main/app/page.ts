import type { Language } from '../../src-shared/models/about.ts';

const languages: readonly Language[] = ['en', 'es'];

/** Where the page lives: two sites with the same files. Chromium gives the other site another process. */
const origins: readonly [string, string] = ['app://facility-desk', 'app://facility-desk-anew'];

/** The page in a language. */
export function pageUrl(language: Language): string {
  return `${origins[0]}/index.html?language=${language}`;
}

/** The page at `address` in another language. */
export function inLanguage(address: string, language: Language): string {
  return isPage(address) ? pageUrl(language).replace(origins[0], originOf(address)) : pageUrl(language);
}

/** The page at `address`, at the other of its sites. */
export function elsewhere(address: string): string {
  const [first, second] = origins;
  return originOf(address) === first ? address.replace(first, second) : address.replace(second, first);
}

/** Whether an origin is one of our page's. */
export function isPageOrigin(origin: string): boolean {
  return origins.includes(origin);
}

/** Whether an address is our page in one of its languages, at any place in it. */
export function isPage(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  url.hash = '';
  return origins.some((origin) => languages.some((language) => url.href === `${origin}/index.html?language=${language}`));
}

/** Scheme and host: `URL.origin` knows no such scheme. */
const originOf = (address: string): string => /^app:\/\/[^/]*/.exec(address)?.[0] ?? '';
