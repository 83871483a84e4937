import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../../fixtures/test.ts';

const run = promisify(execFile);

function packaged(name: string): string {
  const executable = process.env[name];
  if (executable === undefined) throw new Error(`${name} is not set: start the tests by npm test or npm run e2e`);
  return executable;
}

test('the packaged program signs in, remembers, and opens again from its archive', async ({ open }) => {
  const program = { executablePath: packaged('FACILITY_DESK_PACKAGED'), args: [] };
  const first = await open({ program });
  const maria = first.signIn.person('maria');
  await first.signIn.rememberMe.click();
  await first.signIn.byPhone(maria);
  await expect(first.home.rows.first()).toBeVisible();
  expect(await first.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await first.quit();

  const again = await open({ program });
  await again.signIn.openTile(maria);
  await expect(again.home.rows.first()).toBeVisible();
});

test('the release has its fuses set, and says which Electron it carries', async ({ folder, keyring }) => {
  const executable = packaged('FACILITY_DESK_PACKAGED_RELEASE');
  const wire = await getCurrentFuseWire(executable);
  const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({ runAsNode: false, cookieEncryption: true, nodeOptions: false, inspect: false, asarIntegrity: true, onlyAsar: true, fileProtocol: false });

  const env = { ...process.env, ...keyring.env, FACILITY_DESK_PROFILE: path.join(folder, 'profile') };
  await mkdir(env.FACILITY_DESK_PROFILE);
  const { stdout } = await run(executable, ['--version'], { env });
  expect(stdout).toMatch(/^Facility Desk \d+\.\d+\.\d+ \(Electron \d+/);
  // Node's own switches are dead: the program runs as itself, or ends by itself.
  const asNode = await run(executable, ['-p', '6 * 7', '--version'], { env: { ...env, ELECTRON_RUN_AS_NODE: '1' } });
  expect(asNode.stdout).toMatch(/^Facility Desk /);
});

test('the release refuses to start with a debugging port', async ({ folder, keyring }) => {
  const env = { ...process.env, ...keyring.env, FACILITY_DESK_PROFILE: path.join(folder, 'profile') };
  const refused = run(packaged('FACILITY_DESK_PACKAGED_RELEASE'), ['--remote-debugging-port=0', '--disable-gpu'], { env });
  await expect(refused).rejects.toMatchObject({ code: 2 });
});
