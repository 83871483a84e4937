import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { electronExecutable, projectRoot } from '../e2e/fixtures/desk.ts';
import { processTree } from '../e2e/fixtures/processes.ts';
import { ratio, summary } from './statistics.ts';

const idleMs = 8_000;
const limitMs = 60_000;
const bareWindow = path.join(import.meta.dirname, 'bare-window');

interface Start {
  /** Process creation to interactive, milliseconds. */
  readonly readyMs: number;
  /** Proportional set size of all its processes after idling, MiB. */
  readonly pssMiB: number;
}

/** Start-up and idle memory of the program's sign-in screen beside a bare window's, started in turns. */
export async function measureStartUp(config: unknown, rounds: number) {
  const bare: Start[] = [];
  const desk: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await start(bareWindow, config));
    desk.push(await start(projectRoot, config));
  }
  const of = (starts: readonly Start[], key: keyof Start) => summary(starts.map((each) => each[key]));
  const startMs = { bareWindow: of(bare, 'readyMs'), signInInteractive: of(desk, 'readyMs') };
  const idlePssMiB = { bareWindow: of(bare, 'pssMiB'), signIn: of(desk, 'pssMiB') };
  return {
    startMs: { ...startMs, ratio: ratio(startMs.signInInteractive.median, startMs.bareWindow.median), target: 1.25 },
    idlePssMiB: { ...idlePssMiB, ratio: ratio(idlePssMiB.signIn.median, idlePssMiB.bareWindow.median), target: 1.25 },
  };
}

async function start(app: string, config: unknown): Promise<Start> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const configFile = path.join(folder, 'config.json');
  await writeFile(configFile, JSON.stringify(config));
  const env = { ...process.env, FACILITY_DESK_PROFILE: path.join(folder, 'profile'), FACILITY_DESK_CONFIG: configFile };
  const child = spawn(electronExecutable(), [app, '--disable-gpu'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  try {
    const readyMs = await readyTime(folder, () => output);
    await delay(idleMs);
    return { readyMs, pssMiB: await pssMiB(child.pid) };
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bare window says it on its output, the program in its log. */
async function readyTime(folder: string, output: () => string): Promise<number> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const log = await readFile(path.join(folder, 'profile/logs/facility-desk.log'), 'utf8').catch(() => '');
    const ms = /^ready (\d+)$/m.exec(output())?.[1] ?? /"event":"window.ready","ms":(\d+)/.exec(log)?.[1];
    if (ms !== undefined) return Number(ms);
    await delay(20);
  }
  throw new Error('The window did not become ready');
}

async function pssMiB(root: number | undefined): Promise<number> {
  let kib = 0;
  for (const pid of processTree(root)) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kib += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  }
  return kib / 1024;
}
