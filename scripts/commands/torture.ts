import { prepareProgram } from '../prepare.ts';
import { openWorkplace } from '../workplace.ts';

/** What must never happen, tried many times: JSON on standard output. An argument picks one part (docs/reliability.md). */
export async function run(args: readonly string[]): Promise<number> {
  const electron = await prepareProgram();
  const workplace = await openWorkplace({ lasting: false });
  try {
    return await workplace.runOnOwnDesktop(['torture/main.ts', ...args], { FACILITY_DESK_ELECTRON: workplace.locate(electron.executablePath) });
  } finally {
    await workplace.close();
  }
}
