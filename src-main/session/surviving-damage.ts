import { DatabaseDamagedError, type DatabaseCalls } from '../db/database-thread.ts';

/** Database calls that survive finding the file damaged: it is rebuilt once, whoever found it, and the call is made again. */
export function survivingDamage(database: DatabaseCalls, rebuild: () => Promise<void>): DatabaseCalls {
  let rebuilding: Promise<void> | undefined;
  return {
    call: async (method, ...args) => {
      try {
        return await database.call(method, ...args);
      } catch (error) {
        if (!(error instanceof DatabaseDamagedError)) throw error;
        rebuilding ??= rebuild().finally(() => (rebuilding = undefined));
        await rebuilding;
        return database.call(method, ...args);
      }
    },
  };
}
