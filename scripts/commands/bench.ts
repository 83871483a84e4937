import { prepareProgram } from '../prepare.ts';
import { openWorkplace } from '../workplace.ts';

/** Measures the program and what it is compared with, in one run; JSON on standard output. */
export async function run(args: readonly string[]): Promise<number> {
  const electron = await prepareProgram();
  const workplace = await openWorkplace({ lasting: false });
  try {
    return await workplace.runOnOwnDesktop(['bench/main.ts', ...args], {
      FACILITY_DESK_ELECTRON: workplace.locate(electron.executablePath),
    });
  } finally {
    await workplace.close();
  }
}
