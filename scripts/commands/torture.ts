import { projectRoot } from '../project.ts';
import { runProgram } from '../subprocess.ts';

/** What must never happen, tried many times: JSON on standard output. An argument picks one part (docs/reliability.md). */
export async function run(args: readonly string[]): Promise<number> {
  return (await runProgram(process.execPath, ['torture/main.ts', ...args], { cwd: projectRoot, output: 'own' })).code;
}
