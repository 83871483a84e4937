import { createHash, randomUUID } from 'node:crypto';
import type { Account } from './account-book.ts';

/** A second factor on record. Times are milliseconds by the sandbox's clock. */
export interface Factor {
  readonly id: string;
  readonly kind: 'phone' | 'email' | 'authenticator';
  /** Number (E.164), address, or the name of the device. */
  readonly target: string;
  readonly addedAt: number;
  /** The authenticator's key, base32. */
  readonly secret?: string;
  /** The time step of the newest authenticator code that was right (RFC 6238 §5.2). */
  lastStep?: number;
}

/** The ways that a challenge can be met. */
export type Channel = 'sms' | 'voice' | 'email' | 'authenticator' | 'recovery';

/** A way to prove a factor, with the label that the service shows for it. */
export interface Method {
  readonly id: string;
  readonly channel: Channel;
  readonly target: string;
  readonly label: string;
  readonly factor?: Factor;
}

/** Every way to prove the second factor of an account: a phone has two, the recovery codes are one while any is left. */
export function methodsOf(account: Account): Method[] {
  const methods = account.factors.flatMap((factor): Method[] => {
    const channels = factor.kind === 'phone' ? (['sms', 'voice'] as const) : ([factor.kind] as const);
    return channels.map((channel) => ({
      id: methodId(account, channel, factor.id), channel, target: factor.target, label: labelOf(factor.kind, factor.target), factor,
    }));
  });
  if (account.recoveryCodes.length > 0) methods.push({ id: methodId(account, 'recovery', ''), channel: 'recovery', target: '', label: '' });
  return methods;
}

/** The way to an address that is proved before it is a factor. */
export function contactMethod(channel: 'sms' | 'voice' | 'email', target: string): Method {
  return { id: `${channel} ${target}`, channel, target, label: labelOf(channel === 'email' ? 'email' : 'phone', target) };
}

/** Adds a factor that was proved; an authenticator with its key and the time step of the code. */
export function addFactor(account: Account, kind: Factor['kind'], target: string, now: number, authenticator?: Required<Pick<Factor, 'secret' | 'lastStep'>>): void {
  account.factors.push({ id: randomUUID(), kind, target, addedAt: now, ...authenticator });
}

/** What the service shows for a factor: number and address masked, a device's name as it is. */
export function labelOf(kind: Factor['kind'], target: string): string {
  switch (kind) {
    case 'phone':
      return `XXX-XXX-${target.slice(-4)}`;
    case 'email':
      return maskEmail(target);
    case 'authenticator':
      return target;
  }
}

function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}***${local.slice(-1)}@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf('.') - 1)}`;
}

function methodId(account: Account, channel: Channel, factorId: string): string {
  return createHash('sha256').update(`${account.username} ${channel} ${factorId}`).digest('base64url').slice(0, 22);
}
