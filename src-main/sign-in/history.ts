import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { Trouble } from '../../src-shared/models/trouble.ts';

const kept = 10;

/** What this run of the program saw of signing in, for Having trouble logging in? It holds no address and no number in full. */
export class SignInHistory {
  readonly #now: () => number;
  #code: Trouble['code'];
  #answers: Trouble['answers'] = [];

  /** `now` is wall-clock epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A code or call is on its way. */
  sent(channel: NonNullable<Trouble['code']>['channel'], target: string, sentAt: number, lifeMs: number | undefined, sendCount: number): void {
    this.#code = { channel, target: masked(target), sentAt, ...(lifeMs !== undefined && { lifeMs }), sendCount };
  }

  /** The person saw a refusal or fault. */
  answered(code: ProblemCode, reference?: string): void {
    this.#answers = [{ at: this.#now(), code, ...(reference !== undefined && { reference }) }, ...this.#answers].slice(0, kept);
  }

  /** The newest code that was sent. */
  code(): Trouble['code'] {
    return this.#code;
  }

  /** The newest first, at most ten. */
  answers(): Trouble['answers'] {
    return this.#answers;
  }
}

/** A label that the server masked stays as it is; what the person typed is masked here. */
function masked(target: string): string {
  if (/[*•]/.test(target)) return target;
  if (target.includes('@')) return target.replace(/^(.)[^@]*/, '$1***');
  return target.replace(/^\+?\d+(?=\d{4}$)/, '***');
}
