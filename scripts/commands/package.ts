import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageApp } from '../package.ts';
import { inProject } from '../project.ts';

/** Makes the Linux folder and .deb in dist/ (`--out DIR`), and prints the Electron and the fuses in them. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: inProject('dist') },
      'allow-unsupported-electron': { type: 'boolean', default: false },
    },
  });
  const packaged = await packageApp({
    outDir: path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
    allowUnsupportedElectron: values['allow-unsupported-electron'],
    deb: true,
  });
  console.log(`packaged with Electron ${packaged.electronVersion}: ${packaged.executablePath}`);
  for (const [name, on] of Object.entries(packaged.fuses)) console.log(`  ${on ? 'on ' : 'off'} ${name}`);
  return 0;
}
