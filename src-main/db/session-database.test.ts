import { expect, it } from 'vitest';
import type { DatabaseCalls } from './database-thread.ts';
import { SessionDatabase, SessionOverError } from './session-database.ts';

/** A thread that answers when it is told to. */
function thread() {
  const waiting: (() => void)[] = [];
  const calls: string[] = [];
  const call = (method: string) => {
    calls.push(method);
    return new Promise<unknown>((resolve) => waiting.push(() => resolve(undefined)));
  };
  return { calls, answer: () => waiting.shift()?.(), database: new SessionDatabase({ call: call as DatabaseCalls['call'] }) };
}

it('lets what is under way finish with what follows from it, then refuses', async () => {
  const { database, calls, answer } = thread();
  const both = database.call('settings').then(() => database.call('counts', undefined));
  const ended = database.end();
  answer();
  await expect.poll(() => calls).toEqual(['settings', 'counts']);
  answer();
  await Promise.all([both, ended]);
  await expect(database.call('settings')).rejects.toThrow(SessionOverError);
  expect(calls).toHaveLength(2);
});

it('ends over a call that failed', async () => {
  const database = new SessionDatabase({ call: () => Promise.reject(new Error('Database: SQLITE_FULL')) });
  await Promise.allSettled([database.call('settings'), database.end()]);
  await expect(database.call('settings')).rejects.toThrow(SessionOverError);
});
