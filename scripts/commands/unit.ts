import { ensureDebianPackages } from '../ensure/debian-packages.ts';
import { runTool } from '../run-tool.ts';
import { unitReport } from '../test-reports.ts';

/** The unit tests; arguments go to vitest. The sandbox makes its certificate with openssl. */
export async function run(args: readonly string[]): Promise<number> {
  await ensureDebianPackages(['openssl']);
  return runTool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`, ...args]);
}
