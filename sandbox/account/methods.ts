import { labelOf, type Factor } from '../identity/factors.ts';
import { refuseAccount, type AccountAnswer } from './answer.ts';
import type { AccountCall, OwnAccountCall } from './context.ts';

/** The collections of factors, by their names in paths. */
export const collections: ReadonlyMap<string, Factor['kind']> = new Map([
  ['phoneMethods', 'phone'], ['emailMethods', 'email'], ['softwareOathMethods', 'authenticator'],
]);

/** `GET /me/authentication/methods`: the person's factors; none for a domain account. */
export function listMethods({ account }: AccountCall): AccountAnswer {
  return {
    status: 200,
    body: {
      value: account?.factors.map(describe) ?? [],
      ...(account && account.recoveryCodes.length > 0 && { recoveryCodesLeft: account.recoveryCodes.length }),
    },
  };
}

/** `DELETE /me/authentication/{collection}/{id}`: takes a factor off, but not the last one. */
export function deleteMethod({ account, values: [collection = '', id = ''] }: OwnAccountCall): AccountAnswer {
  const factor = account.factors.find((candidate) => candidate.id === id && candidate.kind === collections.get(collection));
  if (!factor) return refuseAccount('itemNotFound', 'There is no such method.', 404);
  if (account.factors.length === 1) return refuseAccount('lastMethod', 'The last method can not be taken off.');
  account.factors = account.factors.filter((candidate) => candidate !== factor);
  return { status: 204 };
}

function describe({ id, kind, target, addedAt }: Factor): object {
  const createdDateTime = new Date(addedAt).toISOString();
  const label = labelOf(kind, target);
  switch (kind) {
    case 'phone':
      return { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id, phoneNumber: label, createdDateTime };
    case 'email':
      return { '@odata.type': '#microsoft.graph.emailAuthenticationMethod', id, emailAddress: label };
    case 'authenticator':
      return { '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id, displayName: label, createdDateTime };
  }
}
