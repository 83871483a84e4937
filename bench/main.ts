import os from 'node:os';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { measureStartUp } from './start-up.ts';
import { measureWorklist } from './worklist.ts';

const startRounds = 7;
const worklistRounds = 5;

/** Everything docs/performance.md shows, measured in one run on one machine, as JSON on standard output. */
const sandbox = await startSandbox();
const startUp = await measureStartUp(sandbox.clientConfig, startRounds);
await sandbox.stop();
const worklist = await measureWorklist(worklistRounds);
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version, electron: process.env.FACILITY_DESK_ELECTRON };
console.log(JSON.stringify({ machine, ...startUp, ...worklist }, null, 2));
process.exit(0);
