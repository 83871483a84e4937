import * as z from 'zod';
import { codeKindSchema, foundProviderSchema } from '../../src-shared/models/lookup.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { codeListSchema } from './code-lists.ts';

/** What the contract of a facility says of its consumers: the system of their member ids, and whether new ones are taken. */
const contractRuleSchema = z.object({ contractId: z.string(), facility: z.string(), memberIdSystem: z.string().optional(), newConsumers: z.boolean() });
export type ContractRule = z.infer<typeof contractRuleSchema>;

const keptSchema = z.object({
  codes: z.partialRecord(codeKindSchema, codeListSchema).default({}),
  providers: z.array(foundProviderSchema).default([]),
  contracts: z.array(contractRuleSchema).default([]),
});
type Kept = z.infer<typeof keptSchema>;

const setting = 'lookups';

/** What the lookups keep, read once and then written whole. */
export class KeptValues {
  readonly #database: DatabaseCalls;
  #kept: Promise<Kept> | undefined;

  constructor(database: DatabaseCalls) {
    this.#database = database;
  }

  read(): Promise<Kept> {
    return (this.#kept ??= this.#load());
  }

  async change(change: (kept: Kept) => Partial<Kept>): Promise<void> {
    const before = await this.read();
    const kept = { ...before, ...change(before) };
    this.#kept = Promise.resolve(kept);
    await this.#database.call('saveSettings', { [setting]: JSON.stringify(kept) });
  }

  async #load(): Promise<Kept> {
    const text = (await this.#database.call('settings'))[setting];
    try {
      return keptSchema.parse(JSON.parse(text ?? '{}'));
    } catch {
      return keptSchema.parse({});
    }
  }
}
