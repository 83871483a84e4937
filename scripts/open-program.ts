// Opens the program for a person, beside a practice server unless FACILITY_DESK_CONFIG names real ones.
// Started by scripts/commands/start.ts, as an ordinary user.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectRoot } from './project.ts';
import { runProgram, say } from './subprocess.ts';

const readyLine = z.object({
  ready: z.literal(true),
  config: z.record(z.string(), z.unknown()),
  outbox: z.url(),
  accounts: z.array(z.object({ username: z.string(), password: z.string().nullable(), purpose: z.string() })),
});

async function startPracticeServer() {
  const server = spawn(process.execPath, ['sandbox/main.ts', '--port', '0'], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(server.stdout)) {
    const { config, outbox, accounts } = readyLine.parse(JSON.parse(line));
    server.stdout.resume();
    return { config, outbox, accounts, stop: () => server.kill() };
  }
  throw new Error('the practice server ended before it was ready (its message is above)');
}

async function openBesidePracticeServer(open: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<number> {
  const server = await startPracticeServer();
  try {
    const config = path.join(os.tmpdir(), `facility-desk-${process.pid}.json`);
    await writeFile(config, JSON.stringify(server.config), { mode: 0o600 });
    say(`codes and calls arrive here: ${server.outbox}`);
    say('practice accounts:');
    for (const { username, password, purpose } of server.accounts) say(`  ${username}  ${password ?? '(no password)'}  ${purpose}`);
    return await open({
      FACILITY_DESK_CONFIG: config,
      FACILITY_DESK_PROFILE: path.join(os.homedir(), '.config/facility-desk-practice'),
    });
  } finally {
    server.stop();
  }
}

async function openProgram(env: NodeJS.ProcessEnv): Promise<number> {
  const electron = z.string().parse(process.env.FACILITY_DESK_ELECTRON);
  return (await runProgram(electron, [projectRoot], { env: { ...process.env, ...env }, output: 'own' })).code;
}

process.exitCode = process.env.FACILITY_DESK_CONFIG ? await openProgram({}) : await openBesidePracticeServer(openProgram);
