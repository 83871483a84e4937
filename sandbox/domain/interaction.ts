import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { DemoAccount } from '../data/accounts.ts';
import { isSame } from '../identity/secrets.ts';
import { loginPage } from './pages.ts';

/** Who may sign in here. */
export type DomainAccounts = readonly DemoAccount[];

/** The subject of an account: opaque, the same at every start. */
export function subjectOf(username: string): string {
  return createHash('sha256').update(`domain ${username}`).digest('hex').slice(0, 32);
}

/** The login page of a sign-in, and its answer. Consent is granted without a page. */
export async function interact(provider: Provider, accounts: DomainAccounts, { req, res }: Pick<KoaContextWithOIDC, 'req' | 'res'>): Promise<string | undefined> {
  const { uid, prompt, params, session } = await provider.interactionDetails(req, res);
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    await provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    return undefined;
  }
  const action = `/interaction/${uid}`;
  if (req.method !== 'POST') return loginPage(action, false);
  const form = await readForm(req);
  if (form.get('action') === 'cancel') {
    await provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'The person cancelled.' });
    return undefined;
  }
  const account = accounts.find(({ username }) => username === form.get('email')?.trim().toLowerCase());
  if (!account || !isSame(form.get('password') ?? '', account.password ?? '')) return loginPage(action, true);
  await provider.interactionFinished(req, res, { login: { accountId: subjectOf(account.username) } });
  return undefined;
}

async function readForm(incoming: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
