import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** The database thread's program, as Node runs it. */
export const workerFile = path.join(root, 'src-main/db/database-worker.ts');
/** SQLite for this Node. */
export const nativeBinding = path.join(root, `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`);
