import type { PolicyView, SettingView } from '../../src-shared/models/policy.ts';
import { choices, defaultSettings, isStricter, settingsSchema, type Choice, type Choosable, type Settings } from '../../src-shared/models/settings.ts';
import type { ConfigProblem } from '../config/config.ts';
import { lockedBy, type PolicyDocument } from './policy-document.ts';
import { readPolicy, type PolicySource } from './policy-source.ts';

/** Who sets what, the strongest first; `person` is what the people of this PC chose. */
export type Layers = {
  readonly document: PolicyDocument | undefined;
  readonly machine: Partial<Settings>;
  readonly person: Choice;
};

type Value = Settings[keyof Settings];

/** A setting as it holds, and by whom. */
export function settingOf(name: keyof Settings, { document, machine, person }: Layers): SettingView {
  const layers = [
    ['policy', document && lockedBy(document)],
    ['machine', machine],
    ['recommended', document?.Defaults],
  ] as const;
  const set = layers.find(([, values]) => values?.[name] !== undefined);
  const value: Value = set?.[1]?.[name] ?? defaultSettings[name];
  const source = set?.[0] ?? 'default';
  if (source === 'policy' || !(name in choices)) return { name, value, source };
  const chosen = person[name as Choosable];
  const counts = chosen !== undefined && typeof value === 'number' && isStricter(chosen, value);
  return { name, without: value, ...(counts ? { value: chosen, source: 'person' } : { value, source }) };
}

type Ports = {
  readonly source: Pick<PolicySource, 'place' | 'read'>;
  readonly machine: Partial<Settings>;
  readonly person: () => Choice;
  /** Settings hold from now on that did not before, or the policy has come to be wrong or right. */
  readonly onChange: (settings: Settings) => void;
};

/** What holds on this PC: the facility's policy, then this PC's configuration, then its people, then the program. */
export class Policy {
  readonly #ports: Ports;
  #document: PolicyDocument | undefined;
  #problem: ConfigProblem | undefined;
  #last: string;

  /** `document`: what the source said at the start. */
  constructor(document: PolicyDocument | undefined, ports: Ports) {
    this.#ports = ports;
    this.#document = document;
    this.#last = JSON.stringify([this.settings(), this.#problem]);
  }

  /** Every setting as it holds now. */
  settings(): Settings {
    return settingsSchema.parse(Object.fromEntries(this.#all().map(({ name, value }) => [name, value])));
  }

  view(): PolicyView {
    const { managedBy } = this.#document ?? {};
    return {
      ...(managedBy && { managedBy }),
      place: this.#ports.source.place,
      present: this.#document !== undefined,
      ...(this.#problem && { problem: this.#problem }),
      settings: this.#all(),
    };
  }

  /** Reads the policy again. One that can not be read changes nothing: what it said before goes on to hold, and the next start is refused. */
  async reread(): Promise<void> {
    const read = await readPolicy(this.#ports.source);
    this.#problem = read.ok ? undefined : read.failure;
    if (read.ok) this.#document = read.value;
    this.chosen();
  }

  /** The people of this PC chose something, or something was read: tells of it when that made a difference. */
  chosen(): void {
    const settings = this.settings();
    const now = JSON.stringify([settings, this.#problem]);
    if (now === this.#last) return;
    this.#last = now;
    this.#ports.onChange(settings);
  }

  #all(): SettingView[] {
    const layers: Layers = { document: this.#document, machine: this.#ports.machine, person: this.#ports.person() };
    return settingsSchema.keyof().options.map((name) => settingOf(name, layers));
  }
}
