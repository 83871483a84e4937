import { inProject, projectRoot } from './project.ts';
import { runProgram } from './subprocess.ts';

/** Runs an installed package's command-line program on this Node and gives its exit code. */
export async function runTool(file: string, args: readonly string[]): Promise<number> {
  const ended = await runProgram(process.execPath, [inProject('node_modules', file), ...args], { cwd: projectRoot, output: 'own' });
  return ended.code;
}
