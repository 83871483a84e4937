import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Factor } from '../identity/factors.ts';

/** A factor on its way: to be proved with the code that was sent, or with one of the authenticator app. */
export interface Enrolment {
  readonly id: string;
  readonly username: string;
  readonly kind: Factor['kind'];
  readonly target: string;
  readonly expiresAt: number;
  readonly proof: { readonly code: string } | { readonly secret: string };
  failures: number;
}

/** The factors on their way. */
export class EnrolmentBook {
  readonly #enrolments = new Map<string, Enrolment>();
  /** When a code was last sent, by user name and target. */
  readonly #sentAt = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins one that lives for `lifetime` seconds. */
  begin(username: string, kind: Factor['kind'], target: string, proof: Enrolment['proof'], lifetime: number): Enrolment {
    const now = this.#clock.now();
    const enrolment = { id: randomUUID(), username, kind, target, proof, expiresAt: now + lifetime * 1000, failures: 0 };
    this.#enrolments.set(enrolment.id, enrolment);
    if (kind !== 'authenticator') this.#sentAt.set(`${username} ${target}`, now);
    return enrolment;
  }

  /** A person's own one that is still alive. */
  find(username: string, kind: Factor['kind'], id: string): Enrolment | undefined {
    const enrolment = this.#enrolments.get(id);
    if (enrolment?.username !== username || enrolment.kind !== kind) return undefined;
    return enrolment.expiresAt > this.#clock.now() ? enrolment : undefined;
  }

  end(enrolment: Enrolment): void {
    this.#enrolments.delete(enrolment.id);
  }

  sentAt(username: string, target: string): number | undefined {
    return this.#sentAt.get(`${username} ${target}`);
  }

  /** The key of the authenticator that a person is adding. */
  newestSecret(username: string): string | undefined {
    const proof = [...this.#enrolments.values()].findLast((enrolment) => enrolment.username === username && 'secret' in enrolment.proof)?.proof;
    return proof && 'secret' in proof ? proof.secret : undefined;
  }
}
