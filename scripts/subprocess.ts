import { spawn, type SpawnOptions } from 'node:child_process';

/** Something the person at the terminal can put right; printed as it is, without a stack. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}

/** Prints one progress line on standard error, so that standard output stays for a command's own result. */
export function say(text: string): void {
  process.stderr.write(`• ${text}\n`);
}

/** How a program ended: its exit code (124 when it ran out of time) and what it printed, if that was captured. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /**
   * 'show' passes the program's output on to our standard error, 'capture' keeps standard output, 'hide' keeps both,
   * 'own' gives it ours.
   */
  readonly output?: 'show' | 'capture' | 'hide' | 'own' | 'ignore';
}

const outputs = {
  show: ['ignore', 2, 2],
  capture: ['ignore', 'pipe', 2],
  hide: ['ignore', 'pipe', 'pipe'],
  own: ['inherit', 'inherit', 'inherit'],
  ignore: ['ignore', 'ignore', 'ignore'],
} satisfies Record<string, SpawnOptions['stdio']>;

const outOfTimeCode = 124;
const signalCode = 128;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a program to its end; never rejects for an exit code, only when it cannot be started. */
export function runProgram(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: outputs[options.output ?? 'show'],
    });
    let stdout = '';
    let outOfTime = false;
    for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            outOfTime = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      for (const signal of forwarded) process.off(signal, forward);
      resolve({ code: outOfTime ? outOfTimeCode : (code ?? signalCode), stdout });
    });
  });
}

/** Runs a program that has to succeed. `remedy` says what to do when it does not. */
export async function mustRun(
  command: string,
  args: readonly string[],
  remedy: string,
  options: RunOptions = {},
): Promise<string> {
  const ended = await runProgram(command, args, options).catch((error: unknown) => {
    throw new SetupProblem(`${command} could not be started (${String(error)}). ${remedy}`);
  });
  if (ended.code !== 0) {
    if (options.output === 'hide') process.stderr.write(ended.stdout);
    throw new SetupProblem(`${command} ended with code ${ended.code}. ${remedy}`);
  }
  return ended.stdout;
}

/** Shows that long work goes on: `text` and the seconds so far, every five seconds. */
export async function withProgress<Value>(text: string, work: () => Promise<Value>): Promise<Value> {
  const start = Date.now();
  say(text);
  const timer = setInterval(() => say(`${text}: ${Math.round((Date.now() - start) / 1000)} s`), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
