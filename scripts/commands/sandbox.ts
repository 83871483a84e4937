import { projectRoot } from '../project.ts';
import { runProgram } from '../subprocess.ts';

const defaultPort = '4010';

/** The practice server alone, in the foreground; arguments go to it (`--port N`, `--requests N`). */
export async function run(args: readonly string[]): Promise<number> {
  const server = ['sandbox/main.ts', '--port', defaultPort, ...args];
  return (await runProgram(process.execPath, server, { cwd: projectRoot, output: 'own' })).code;
}
