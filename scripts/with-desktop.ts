// Runs a node program on a screen and a session bus with an unlocked keyring of its own:
// node scripts/with-desktop.ts PROGRAM [ARGUMENT…]. What is already in the environment is left alone.
import { startDisplay } from '../e2e/helpers/display.ts';
import { startKeyring } from '../e2e/helpers/keyring.ts';
import { runProgram } from './subprocess.ts';

const virtual = process.platform === 'linux';
const display = virtual && process.env.DISPLAY === undefined ? await startDisplay() : undefined;
const home = process.env.HOME ?? process.cwd();
const keyring = virtual && process.env.DBUS_SESSION_BUS_ADDRESS === undefined ? await startKeyring({ home, mode: 'unlocked' }) : undefined;
try {
  const env = { ...process.env, ...keyring?.env, ...(display && { DISPLAY: display.name }) };
  const ended = await runProgram(process.execPath, process.argv.slice(2), { env, output: 'own' });
  process.exitCode = ended.code;
} finally {
  await keyring?.stop();
  await display?.stop();
}
