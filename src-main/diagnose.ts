import { app } from 'electron';
import { writeFileSync } from 'node:fs';
import { homedir, release } from 'node:os';
import { createHttpClient } from './api/http-client.ts';
import { networkFetch } from './api/network-session.ts';
import { readAbout } from './app/about.ts';
import type { Paths } from './app/paths.ts';
import { systemClock } from './clock.ts';
import { Preferences } from './config/preferences.ts';
import { KeytarKeychain } from './credentials/keychain.ts';
import { DiagnosticsService } from './support/diagnostics-service.ts';
import { TroubleService } from './support/trouble-service.ts';
import { readThisPc, type ThisPc } from './this-pc.ts';

/** What IT gets to see of a PC that is set up like this. */
export function openDiagnostics({ policy, configuration, config }: ThisPc, paths: Paths, checks: TroubleService['check'] | undefined): DiagnosticsService {
  return new DiagnosticsService({
    about: readAbout(config.ok ? config.value : undefined),
    system: `${process.platform} ${release()} ${process.arch}`,
    policy: () => policy.view(),
    configuration,
    problem: config.ok ? undefined : config.failure,
    checks: () => checks?.() ?? Promise.resolve([]),
    folders: { logs: paths.logs, people: paths.people, home: homedir() },
    clock: systemClock,
  });
}

/** `--diagnostics FILE`: writes them without a window, and gives the exit code: 0, or 3 when the file can't be written. */
export async function diagnose(paths: Paths, file: string): Promise<number> {
  const thisPc = await readThisPc(new Preferences(paths.preferences), () => undefined);
  const { config } = thisPc;
  const nothing = { history: { code: () => undefined, answers: () => [] }, sessions: { administrators: { known: () => [] } }, people: { known: () => ({ readable: [], unreadable: 0, lost: [] }) } };
  const trouble = config.ok ? new TroubleService({ ...nothing, config: config.value, http: createHttpClient(networkFetch()), keychain: new KeytarKeychain(paths.keychainProcess), clock: systemClock }) : undefined;
  const diagnostics = openDiagnostics(thisPc, paths, trouble && (() => trouble.check()));
  await diagnostics.gather();
  try {
    writeFileSync(file, diagnostics.zip(), { mode: 0o600 });
    process.stdout.write(`${app.getName()}: diagnostics written\n`);
    return 0;
  } catch {
    process.stderr.write(`${app.getName()}: the file can not be written\n`);
    return 3;
  }
}
