// Plays a tour of the real program against the practice server: a picture per step and report.json in
// FACILITY_DESK_DEMO_OUT. Started by scripts/commands/demo.ts; `--tour NAME` picks the tour.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { playTour } from './play-tour.ts';
import { Stage } from './stage.ts';
import { tours } from './tours.ts';

const { values } = parseArgs({ options: { tour: { type: 'string', default: 'sign-in' } } });
const steps = tours[values.tour];
const out = process.env.FACILITY_DESK_DEMO_OUT;
if (steps === undefined) throw new Error(`There is no tour "${values.tour}". There are: ${Object.keys(tours).join(', ')}`);
if (out === undefined) throw new Error('FACILITY_DESK_DEMO_OUT is not set: start the demo by npm run demo');

await mkdir(out, { recursive: true });
const folder = await mkdtemp(path.join(os.tmpdir(), 'demo-'));
const stage = await Stage.open(folder);
try {
  const report = await playTour({ steps, stage, out, say: (line) => process.stdout.write(`${line}\n`) });
  await writeFile(path.join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}
