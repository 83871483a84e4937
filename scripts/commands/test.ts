import { rmSync } from 'node:fs';
import { countTests, endToEndReport, unitReport } from '../test-reports.ts';
import { run as build } from './build.ts';
import { run as endToEnd } from './e2e.ts';
import { run as lint } from './lint.ts';
import { run as types } from './types.ts';
import { run as unit } from './unit.ts';

const steps: readonly (readonly [string, () => Promise<number>])[] = [
  ['lint', lint],
  ['types', types],
  ['unit tests', () => unit([])],
  ['build', build],
  ['end-to-end tests', () => endToEnd([])],
];

/** Everything that has to hold, in order, up to the first failure; ends with one line that counts the tests. */
export async function run(): Promise<number> {
  for (const report of [unitReport, endToEndReport]) rmSync(report, { force: true });
  let code = 0;
  for (const [title, step] of steps) {
    const start = Date.now();
    console.log(`\n── ${title}`);
    code = await step();
    console.log(`── ${title}: ${code === 0 ? 'ok' : `failed (code ${code})`} after ${((Date.now() - start) / 1000).toFixed(1)} s`);
    if (code !== 0) break;
  }
  const { passed, failed } = countTests();
  console.log(`\n${passed} passed, ${failed} failed`);
  return code;
}
