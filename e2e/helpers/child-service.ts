import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A program that serves a test until it is stopped. */
export interface ChildService {
  readonly process: ChildProcess;
  /** Ends it and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** Starts a program that ends with this process even if this one is killed (Linux parent-death signal). */
export function startService(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  options: { input?: string; extraPipe?: boolean } = {},
): ChildService {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'ignore', ...(options.extraPipe ? (['pipe'] as const) : [])],
  });
  // A service that cannot start shows as an early exit; its pipe errors say nothing more.
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  const gone = once(child, 'exit').catch(() => undefined);
  return {
    process: child,
    async stop() {
      child.kill('SIGTERM');
      const harder = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(harder);
    },
  };
}

/** First line that a service writes to one of its pipes (1 is standard output); rejects when it ends first. */
export function firstLine(service: ChildService, descriptor: number): Promise<string> {
  const pipe = service.process.stdio[descriptor];
  return new Promise((resolve, reject) => {
    let text = '';
    pipe?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    service.process.on('error', reject);
    service.process.on('exit', (code) => reject(new Error(`${service.process.spawnargs[3] ?? 'service'} ended with code ${code ?? 'none'}`)));
  });
}
