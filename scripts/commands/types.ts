import { runTool } from '../run-tool.ts';

/** Checks the types of every folder against its own tsconfig. */
export function run(): Promise<number> {
  return runTool('typescript/bin/tsc', ['-b']);
}
