import { parentPort } from 'node:worker_threads';
import { createWorkerApi, type WorkerApi } from './worker-api.ts';
import { errorName } from './open-database.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** The database thread: SQLite is synchronous, and main must never wait for a disk. */
const api = createWorkerApi();

parentPort?.on('message', ({ id, method, args }: WorkerRequest) => {
  let reply: WorkerReply;
  try {
    const call = api[method] as (...values: unknown[]) => ReturnType<WorkerApi[typeof method]>;
    reply = { id, value: call(...args) };
  } catch (error) {
    reply = { id, error: errorName(error) };
  }
  parentPort?.postMessage(reply);
});
