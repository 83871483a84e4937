import { readFileSync } from 'node:fs';
import type { HttpReply, HttpRequest } from '../http/message.ts';

const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/outbox': { name: 'outbox.html', type: 'text/html' },
  '/outbox/outbox.css': { name: 'outbox.css', type: 'text/css' },
  '/outbox/outbox.js': { name: 'outbox.js', type: 'text/javascript' },
};

/** The outbox page and what it is made of; undefined for another path. */
export function outboxFile(request: HttpRequest): HttpReply | undefined {
  const file = files[request.path];
  if (!file || request.method !== 'GET') return undefined;
  return {
    status: 200,
    headers: {
      'content-type': `${file.type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: readFileSync(new URL(`./outbox-page/${file.name}`, import.meta.url), 'utf8'),
  };
}
