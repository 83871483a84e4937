import os from 'node:os';
import { measureFirstSync } from './first-sync.ts';
import { tortureKills } from './kills.ts';
import { tortureMemory } from './memory.ts';
import { tortureMessages } from './messages.ts';
import { tortureMerge } from './merge.ts';
import { tortureSubmissions } from './submissions.ts';
import { tortureUnlock } from './unlock.ts';

/** What docs/reliability.md shows, as JSON on standard output; an argument picks one part, a second one says how often. */
const parts: Record<string, (times: number | undefined) => Promise<object>> = {
  'first-sync': (times = 50_000) => measureFirstSync(times),
  kills: (times = 1_000) => tortureKills(times),
  memory: (times = 20) => tortureMemory(times),
  messages: (times = 100_000) => tortureMessages(times),
  merge: (times = 10_000) => tortureMerge(times),
  submissions: (times = 10_000) => tortureSubmissions(times, 0.3),
  unlock: (times = 1_000) => tortureUnlock(times),
};

const [only, times] = process.argv.slice(2);
const results: object[] = [];
for (const [name, torture] of Object.entries(parts)) {
  if (only === undefined || only === name) results.push(await torture(times === undefined ? undefined : Number(times)));
}
console.log(JSON.stringify(Object.assign({ machine: { cpus: os.cpus().length, node: process.version } }, ...results), null, 2));
process.exit(0);
