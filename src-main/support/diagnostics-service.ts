import { strToU8, zipSync } from 'fflate';
import { readdirSync } from 'node:fs';
import type { About } from '../../src-shared/models/about.ts';
import type { Diagnostics } from '../../src-shared/models/diagnostics.ts';
import type { PolicyView } from '../../src-shared/models/policy.ts';
import type { Check } from '../../src-shared/models/trouble.ts';
import type { Clock } from '../clock.ts';
import type { ConfigProblem } from '../config/config.ts';
import { logTail } from '../log/log-tail.ts';

export type DiagnosticsPorts = {
  readonly about: About;
  /** The system's name, version and architecture. */
  readonly system: string;
  readonly policy: () => PolicyView;
  readonly configuration: string;
  /** Why the program does not know its servers. */
  readonly problem: ConfigProblem | undefined;
  readonly checks: () => Promise<readonly Check[]>;
  readonly folders: { readonly logs: string; readonly people: string; readonly home: string };
  readonly clock: Pick<Clock, 'now'>;
};

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

function countIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

/** What IT needs to see of this PC: no PHI, no secret, nobody's name. It is read before it is saved. */
export class DiagnosticsService {
  readonly #ports: DiagnosticsPorts;
  #last: Diagnostics = [];

  constructor(ports: DiagnosticsPorts) {
    this.#ports = ports;
  }

  /** Tries the servers, the clock and the keychain, and puts everything together; within 10 s. */
  async gather(): Promise<Diagnostics> {
    const { about, system, configuration, problem, folders, clock } = this.#ports;
    const { settings, ...policy } = this.#ports.policy();
    const checks = await this.#ports.checks();
    const files = [
      { name: 'program.json', text: json({ at: new Date(clock.now()).toISOString(), version: about.version, electron: about.electron, chromium: about.chromium, electronSupported: about.electronSupported, system, server: about.server, sandbox: about.sandbox, peopleKept: countIn(folders.people) }) },
      { name: 'policy.json', text: json({ ...policy, configuration, ...(problem && { wrong: problem }), settings: Object.fromEntries(settings.map(({ name, value, source }) => [name, { value, source }])) }) },
      { name: 'checks.json', text: json(checks) },
      { name: 'log.txt', text: logTail(folders.logs) },
    ];
    // A home folder is named after somebody.
    this.#last = files.map(({ name, text }) => ({ name, text: text.replaceAll(folders.home, '~').replaceAll(JSON.stringify(folders.home).slice(1, -1), '~') }));
    return this.#last;
  }

  /** What was put together last, as a ZIP. */
  zip(): Uint8Array {
    return zipSync(Object.fromEntries(this.#last.map(({ name, text }) => [name, strToU8(text)])));
  }
}
