import { createHash } from 'node:crypto';

const style = 'body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem;color:#1c2733;background:#fff}@media(prefers-color-scheme:dark){body{color:#e6ebf0;background:#14191f}}';

const words = {
  en: {
    signedIn: ['You are signed in', 'Facility Desk goes on. You can close this page.'],
    notSignedIn: ['You are not signed in', 'Facility Desk says what happened. You can close this page.'],
  },
  es: {
    signedIn: ['Ha iniciado sesión', 'Continúe en Facility Desk. Puede cerrar esta página.'],
    notSignedIn: ['No ha iniciado sesión', 'Facility Desk indica qué ha pasado. Puede cerrar esta página.'],
  },
} as const;

/** The headers of the page: nothing is loaded, kept, framed or told to anybody. */
export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};

/** What the browser shows once it came back, in the first of our languages that it asks for (Accept-Language). */
export function loopbackPage(signedIn: boolean, acceptLanguage = ''): string {
  const asked = acceptLanguage.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  const language = asked.find((tag) => tag === 'en' || tag === 'es') ?? 'en';
  const [title, text] = words[language][signedIn ? 'signedIn' : 'notSignedIn'];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}
