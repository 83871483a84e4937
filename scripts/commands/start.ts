import { chownSync, copyFileSync, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareProgram } from '../prepare.ts';
import { say } from '../subprocess.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';
import { run as demo } from './demo.ts';

/** Lets the ordinary user draw on root's screen, with a copy of its X authority file where the screen asks for one. */
function shareScreen({ user, folder }: Workplace): NodeJS.ProcessEnv {
  const authority = process.env.XAUTHORITY ?? path.join(os.homedir(), '.Xauthority');
  if (!existsSync(authority)) return { DISPLAY: process.env.DISPLAY };
  const copy = path.join(folder, 'Xauthority');
  copyFileSync(authority, copy);
  if (user !== undefined) chownSync(copy, user.uid, user.gid);
  return { DISPLAY: process.env.DISPLAY, XAUTHORITY: copy };
}

/** Opens the program: beside a practice server of its own, or with the servers that FACILITY_DESK_CONFIG names. */
export async function run(): Promise<number> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    say('there is no screen here (DISPLAY is not set), so the demo runs on a virtual one instead');
    return demo([]);
  }
  const electron = await prepareProgram();
  const workplace = await openWorkplace({ lasting: true });
  try {
    const env = { FACILITY_DESK_ELECTRON: workplace.locate(electron.executablePath) };
    const program = ['scripts/open-program.ts'];
    if (workplace.user === undefined) return await workplace.run(program, { ...process.env, ...env });
    return await workplace.runOnOwnDesktop(program, { ...shareScreen(workplace), ...env });
  } finally {
    await workplace.close();
  }
}
