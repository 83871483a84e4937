import os from 'node:os';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { measureSearch } from './search.ts';
import { measureStartUp } from './start-up.ts';
import { measureSwitch } from './switch.ts';
import { measureTyping } from './typing.ts';
import { measureWorklist } from './worklist.ts';

const startRounds = 7;
const worklistRounds = 5;

/** What docs/performance.md shows, measured in one run on one machine, as JSON on standard output; an argument picks one part. */
const parts: Record<string, () => Promise<object>> = {
  'start-up': async () => {
    const sandbox = await startSandbox();
    try {
      return await measureStartUp(sandbox.clientConfig, startRounds);
    } finally {
      await sandbox.stop();
    }
  },
  worklist: () => measureWorklist(worklistRounds),
  typing: measureTyping,
  search: measureSearch,
  switch: measureSwitch,
};

const [only] = process.argv.slice(2);
const results: object[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  const result = await measure();
  // What comes after may fail.
  console.error(JSON.stringify(result));
  results.push(result);
}
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version };
console.log(JSON.stringify(Object.assign({ machine }, ...results), null, 2));
process.exit(0);
