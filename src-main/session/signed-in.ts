import type { Identity } from '../api/id-token.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Tile } from '../vault/tile.ts';

/**
 * A finished sign-in. `passwordKey` is there when Remember Me is ticked; `personId` when this PC knows the person; `lockKey`
 * when the password was typed and nothing is kept: it opens the home again after a lock.
 */
export type SignedIn = {
  readonly tokens: Tokens;
  readonly identity: Identity;
  readonly via: Tile['via'];
  readonly passwordKey?: PasswordKey;
  readonly personId?: string;
  readonly lockKey?: PasswordKey;
};

/** Whom a sign-in is of. */
export function tileOf({ identity, via }: SignedIn): Tile {
  return { name: identity.name, email: identity.email, via, subject: identity.subject, practitioner: identity.practitioner };
}
