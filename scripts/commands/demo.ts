import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { browserPackages, ensureDebianPackages } from '../ensure/debian-packages.ts';
import { prepareProgram } from '../prepare.ts';
import { say } from '../subprocess.ts';
import { openWorkplace } from '../workplace.ts';

/** Runs a tour of the real program: `--out DIR` gets a picture per step and report.json, `--tour NAME` picks one. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: 'demo-out' }, tour: { type: 'string' } },
  });
  const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
  await ensureDebianPackages(browserPackages);
  const electron = await prepareProgram();
  const workplace = await openWorkplace({ lasting: false });
  try {
    const pictures = path.join(workplace.folder, 'pictures');
    const tour = values.tour === undefined ? [] : ['--tour', values.tour];
    const code = await workplace.runOnOwnDesktop(['e2e/demo/main.ts', ...tour], {
      FACILITY_DESK_ELECTRON: workplace.locate(electron.executablePath),
      FACILITY_DESK_DEMO_OUT: pictures,
    });
    if (existsSync(pictures)) {
      await workplace.take('pictures', out);
      say(`the demo ${code === 0 ? 'held' : 'failed'}; its pictures and report.json are in ${out}`);
    }
    return code;
  } finally {
    await workplace.close();
  }
}
