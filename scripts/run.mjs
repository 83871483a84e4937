// Starts every npm script: makes sure of node_modules and Node 24, then runs scripts/commands/<name>.ts.
// Runs on Node 20 and before anything is installed, so it uses nothing but node itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { constants } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';

const wantedMajor = 24;
const root = path.resolve(import.meta.dirname, '..');

const say = (text) => process.stderr.write(`• ${text}\n`);

function fail(text) {
  process.stderr.write(`✗ ${text}\n`);
  process.exit(1);
}

/** Runs a program with our terminal and gives its exit code; signals reach it as they reach us. */
function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function packagesIn(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
}

/** npm writes its hidden lock file last, so it tells a whole installation from a half-finished one. */
function modulesAreInstalled() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([name, wanted]) => name === '' || wanted.optional || wanted.peer || installed[name]?.version === wanted.version,
  );
}

async function ensureModules() {
  if (modulesAreInstalled()) return;
  await withLock(path.join(root, '.installing'), () => say('another run is installing the node modules; waiting'), async () => {
    if (modulesAreInstalled()) return;
    say('installing the node modules (about a minute, once)');
    const start = Date.now();
    const timer = setInterval(() => say(`installing the node modules: ${Math.round((Date.now() - start) / 1000)} s`), 10_000);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const code = await runProgram(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      shell: process.platform === 'win32',
      stdio: ['ignore', 2, 2],
    });
    clearInterval(timer);
    if (code !== 0) fail('npm ci failed (its message is above). Needed: a reachable npm registry. Then run this again.');
  });
}

function node24() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const candidate = path.join(root, `node_modules/node-${platform}-${process.arch}`, program);
  if (existsSync(candidate)) return candidate;
  return fail(
    `Node ${wantedMajor} or newer is needed; this is Node ${process.versions.node} and no copy came with the node ` +
      `modules for ${process.platform}-${process.arch}. Install Node ${wantedMajor} (https://nodejs.org), then run this again.`,
  );
}

const [command, ...args] = process.argv.slice(2);
const commandFile = path.join(root, `scripts/commands/${command}.ts`);
if (!command || !existsSync(commandFile)) fail(`There is no command named "${command ?? ''}" in scripts/commands.`);

await ensureModules();

if (Number(process.versions.node.split('.')[0]) < wantedMajor) {
  const node = node24();
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  process.exit(await runProgram(node, [import.meta.filename, command, ...args], { cwd: process.cwd(), env }));
}

const { run } = await import(pathToFileURL(commandFile).href);
try {
  process.exitCode = await run(args);
} catch (error) {
  if (error?.name !== 'SetupProblem') throw error;
  fail(error.message);
}
