import { Worker } from 'node:worker_threads';
import type { WorkerApi } from './worker-api.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** SQLite found the file damaged while reading or writing. */
export class DatabaseDamagedError extends Error {
  override readonly name = 'DatabaseDamagedError';
}

/** The error that a call rejects with, by its name. */
export function databaseError(name: string): Error {
  return name === 'damaged' ? new DatabaseDamagedError() : new Error(`Database: ${name}`);
}

/** Calls on an open database. */
export type DatabaseCalls = Pick<DatabaseThread, 'call'>;

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/** Main's end of the database thread. The thread starts with the first call and ends with `end`. */
export class DatabaseThread {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #nextId = 0;

  constructor(workerFile: string) {
    this.#file = workerFile;
  }

  /** Calls the database thread. Throws DatabaseDamagedError for a damaged file; any other failure is a bug. */
  call<Method extends keyof WorkerApi>(method: Method, ...args: Parameters<WorkerApi[Method]>): Promise<ReturnType<WorkerApi[Method]>> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as ReturnType<WorkerApi[Method]>), reject });
      worker.postMessage({ id, method, args } satisfies WorkerRequest);
    });
  }

  /** Starts the thread before it is needed. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  /** Closes the database and ends the thread. */
  async end(): Promise<void> {
    if (!this.#worker) return;
    await this.call('close');
    const worker = this.#worker;
    this.#worker = undefined;
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.on('message', (reply: WorkerReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (!('error' in reply)) waiting?.resolve(reply.value);
      else waiting?.reject(databaseError(reply.error));
    });
    worker.on('error', (error) => {
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
      this.#worker = undefined;
    });
    return worker;
  }
}
