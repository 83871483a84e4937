import { parentPort } from 'node:worker_threads';
import { createWorkerApi, type WorkerApi } from './worker-api.ts';
import { isDamage } from './open-database.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** The database thread: SQLite is synchronous, and main must never wait for a disk. */
const api = createWorkerApi();

parentPort?.on('message', ({ id, method, args }: WorkerRequest) => {
  let reply: WorkerReply;
  try {
    const call = api[method] as (...values: unknown[]) => ReturnType<WorkerApi[typeof method]>;
    reply = { id, value: call(...args) };
  } catch (error) {
    reply = { id, error: isDamage(error) ? 'damaged' : errorCode(error) };
  }
  parentPort?.postMessage(reply);
});

/** SQLite's code, or where a bug was thrown; never a message, which could hold a value. */
function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? `${error.name} ${/:\d+:\d+/.exec(error.stack ?? '')?.[0] ?? ''}` : 'unknown';
}
