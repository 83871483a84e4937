import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { browserPackages, ensureDebianPackages, taskbarPackages } from '../ensure/debian-packages.ts';
import { packageForTests } from '../package-for-tests.ts';
import { prepareProgram } from '../prepare.ts';
import { inProject } from '../project.ts';
import { endToEndReport } from '../test-reports.ts';
import { openWorkplace } from '../workplace.ts';

/** The end-to-end tests, in real Electron as an ordinary user; arguments go to Playwright. */
export async function run(args: readonly string[]): Promise<number> {
  await ensureDebianPackages([...browserPackages, ...taskbarPackages]);
  const electron = await prepareProgram();
  const packaged = await packageForTests(electron);
  const workplace = await openWorkplace({ lasting: false });
  try {
    const results = path.join(workplace.folder, 'results');
    const report = path.join(workplace.folder, 'report.json');
    const playwright = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'];
    const code = await workplace.runOnOwnDesktop([...playwright, '--reporter=list,json', '--output', results, ...args], {
      FACILITY_DESK_ELECTRON: workplace.locate(electron.executablePath),
      // Playwright would write the page's content, which holds names, beside a failure.
      PLAYWRIGHT_NO_COPY_PROMPT: '1',
      FACILITY_DESK_PACKAGED: packaged.driven,
      FACILITY_DESK_PACKAGED_RELEASE: packaged.release,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    await mkdir(path.dirname(endToEndReport), { recursive: true });
    if (existsSync(report)) await copyFile(report, endToEndReport);
    if (existsSync(results)) await workplace.take('results', inProject('test-results'));
    return code;
  } finally {
    await workplace.close();
  }
}
