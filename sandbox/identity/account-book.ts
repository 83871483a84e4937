import { createHash, timingSafeEqual } from 'node:crypto';
import type { DemoAccount, VoiceBinding } from '../data/accounts.ts';

/** A way to prove the second factor, with the label that the service shows for it. */
export interface Method {
  readonly id: string;
  readonly channel: 'sms' | 'voice' | 'email';
  readonly target: string;
  readonly label: string;
}

/** An account as the identity service keeps it. Times are milliseconds by the sandbox's clock. */
export interface Account {
  readonly oid: string;
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly practitionerId: string;
  readonly methods: readonly Method[];
  password: string | null;
  voiceBinding: VoiceBinding;
  registered: boolean;
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

  constructor(demoAccounts: readonly DemoAccount[]) {
    this.#accounts = new Map(demoAccounts.map((demo) => [demo.username, openAccount(demo)]));
  }

  find(username: string): Account | undefined {
    return this.#accounts.get(username.toLowerCase());
  }
}

/** The id of an account's Practitioner, made from its address. */
export function practitionerIdOf(username: string): string {
  return username.replace(/@.*/, '').replace('.', '-');
}

/** Compares secrets without telling by time how much is right. */
export function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function openAccount(demo: DemoAccount): Account {
  const digest = createHash('sha256').update(demo.username).digest('hex');
  const methods: Method[] = demo.phones.flatMap((phone) =>
    (['sms', 'voice'] as const).map((channel) => ({ id: methodId(demo, channel, phone), channel, target: phone, label: maskPhone(phone) })),
  );
  if (demo.email !== null) {
    methods.push({ id: methodId(demo, 'email', demo.email), channel: 'email', target: demo.email, label: maskEmail(demo.email) });
  }
  return {
    oid: [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-'),
    username: demo.username, givenName: demo.givenName, familyName: demo.familyName,
    practitionerId: practitionerIdOf(demo.username), methods,
    password: demo.password, voiceBinding: demo.voiceBinding, registered: demo.registered, riskRedirect: demo.riskRedirect,
    passwordFailures: 0, lockedUntil: demo.locked ? Infinity : 0,
    codeFailures: 0, codesBlockedUntil: 0, codesSentAt: [],
  };
}

function methodId(demo: DemoAccount, channel: string, target: string): string {
  return createHash('sha256').update(`${demo.username} ${channel} ${target}`).digest('base64url').slice(0, 22);
}

function maskPhone(phone: string): string {
  return `XXX-XXX-${phone.slice(-4)}`;
}

function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}***${local.slice(-1)}@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf('.') - 1)}`;
}
