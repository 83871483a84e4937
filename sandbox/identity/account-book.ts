import { createHash, randomUUID } from 'node:crypto';
import type { DemoAccount, VoiceBinding } from '../data/accounts.ts';
import type { Factor } from './factors.ts';
import type { SecretLog } from './secrets.ts';

const DAY = 86_400_000;

/** An account as the identity service keeps it. Times are milliseconds by the sandbox's clock. */
export interface Account {
  readonly oid: string;
  readonly username: string;
  givenName: string;
  familyName: string;
  readonly practitionerId: string;
  factors: Factor[];
  /** Those not used yet, ten characters each. */
  recoveryCodes: string[];
  password: string | null;
  voiceBinding: VoiceBinding;
  registered: boolean;
  /** When the person was asked to register a second factor. */
  invitedAt: number;
  /** True when the address was proved while signing up. */
  addressProved: boolean;
  riskRedirect: boolean;
  passwordFailures: number;
  lockedUntil: number;
  codeFailures: number;
  codesBlockedUntil: number;
  /** When codes were sent or calls made, oldest first. */
  codesSentAt: number[];
}

/** The accounts, found by e-mail address without regard to case. */
export class AccountBook {
  readonly #accounts: Map<string, Account>;
  readonly #drafts = new Map<string, Account>();

  constructor(demoAccounts: readonly DemoAccount[], now: number, secrets: SecretLog) {
    this.#accounts = new Map(demoAccounts.map((demo) => [demo.username, seededAccount(demo, now)]));
    for (const { authenticator } of demoAccounts) if (authenticator) secrets.add(authenticator.secret, ...authenticator.recoveryCodes);
  }

  find(username: string): Account | undefined {
    return this.#accounts.get(username.toLowerCase());
  }

  all(): Account[] {
    return [...this.#accounts.values()];
  }

  /** The account of somebody who signs up; the same one each time, so that limits hold. `find` gives it once it is open. */
  draft(username: string): Account {
    const name = username.toLowerCase();
    const draft = this.#drafts.get(name) ?? draftAccount(name);
    this.#drafts.set(name, draft);
    return draft;
  }

  /** Makes the draft of somebody who signed up an account. */
  open(draft: Account): void {
    this.#drafts.delete(draft.username);
    this.#accounts.set(draft.username, draft);
  }
}

/** The id of a seeded account's Practitioner, made from its address. */
export function practitionerIdOf(username: string): string {
  return username.replace(/@.*/, '').replace('.', '-');
}

function seededAccount(demo: DemoAccount, now: number): Account {
  const addedAt = now - 90 * DAY;
  const factor = (kind: Factor['kind'], target: string): Factor => ({ id: hash(`${demo.username} ${kind} ${target}`), kind, target, addedAt });
  return {
    ...emptyAccount(demo.username, practitionerIdOf(demo.username)),
    givenName: demo.givenName, familyName: demo.familyName, password: demo.password,
    factors: [
      ...demo.phones.map((phone) => factor('phone', phone)),
      ...(demo.email === null ? [] : [factor('email', demo.email)]),
      ...(demo.authenticator ? [{ ...factor('authenticator', demo.authenticator.name), secret: demo.authenticator.secret }] : []),
    ],
    recoveryCodes: [...(demo.authenticator?.recoveryCodes ?? [])],
    voiceBinding: demo.voiceBinding, registered: demo.registered, invitedAt: now - demo.invitedDaysAgo * DAY,
    riskRedirect: demo.riskRedirect, lockedUntil: demo.locked ? Infinity : 0,
  };
}

function draftAccount(username: string): Account {
  return emptyAccount(username, randomUUID());
}

function emptyAccount(username: string, practitionerId: string): Account {
  const digest = createHash('sha256').update(username).digest('hex');
  return {
    oid: [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-'),
    username, givenName: '', familyName: '', practitionerId,
    factors: [], recoveryCodes: [], password: null, voiceBinding: 'none', registered: false, invitedAt: 0, addressProved: false,
    riskRedirect: false, passwordFailures: 0, lockedUntil: 0, codeFailures: 0, codesBlockedUntil: 0, codesSentAt: [],
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
