import type { WorkerApi } from './worker-api.ts';

/** Both ends of these messages are this program's own threads: their types are checked by the compiler. */
export type WorkerRequest = { readonly id: number; readonly method: keyof WorkerApi; readonly args: readonly unknown[] };
export type WorkerReply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
