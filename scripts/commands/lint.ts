import { runTool } from '../run-tool.ts';

/** ESLint without a single warning, then knip for what nothing uses. */
export async function run(): Promise<number> {
  return (await runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])) || runTool('knip/bin/knip.js', []);
}
