import { runTool } from '../run-tool.ts';
import { unitReport } from '../test-reports.ts';

/** The unit tests; arguments go to vitest. */
export function run(args: readonly string[]): Promise<number> {
  return runTool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`, ...args]);
}
