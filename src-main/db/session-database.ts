import type { DatabaseCalls } from './database-thread.ts';

/** A call that came after its session was over: an expected end, and nothing of the next session's. */
export class SessionOverError extends Error {
  override readonly name = 'SessionOverError';
}

/** The database as one session sees it. The thread goes on to the next person's; calls of a session that is over never reach it. */
export class SessionDatabase implements DatabaseCalls {
  readonly #calls: DatabaseCalls;
  readonly #under = new Set<Promise<unknown>>();
  #over = false;

  constructor(calls: DatabaseCalls) {
    this.#calls = calls;
  }

  /** As the thread's. Throws SessionOverError once the session is over. */
  readonly call: DatabaseCalls['call'] = (method, ...args) => {
    if (this.#over) return Promise.reject(new SessionOverError());
    const answer = this.#calls.call(method, ...args);
    this.#under.add(answer);
    const done = () => this.#under.delete(answer);
    answer.then(done, done);
    return answer;
  };

  /** Lets what is under way finish, with the calls that follow from it, and takes no more. */
  async end(): Promise<void> {
    while (this.#under.size > 0) {
      await Promise.allSettled(this.#under);
      // Whoever waited for an answer makes the next call before this.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#over = true;
  }
}
