import type { Settings } from '../src-shared/models/settings.ts';
import type { Result } from '../src-shared/models/result.ts';
import { policySource } from './app/policy-source.ts';
import { configPath, loadConfig, type Config, type ConfigProblem } from './config/config.ts';
import type { Preferences } from './config/preferences.ts';
import { endpointsOf } from './policy/policy-document.ts';
import { readPolicy, type PolicySource } from './policy/policy-source.ts';
import { Policy } from './policy/policy.ts';

/** What this PC is set up with. */
export type ThisPc = {
  readonly source: PolicySource;
  readonly policy: Policy;
  /** The file of the configuration. */
  readonly configuration: string;
  readonly config: Result<Config, ConfigProblem>;
  /** Which of the two is wrong when `config` is a failure. */
  readonly wrong: 'configuration' | 'policy';
};

/** Reads the policy, then the configuration under it. */
export async function readThisPc(preferences: Preferences, onChange: (settings: Settings) => void): Promise<ThisPc> {
  const source = policySource();
  const read = await readPolicy(source);
  const document = read.ok ? read.value : undefined;
  const configuration = configPath(process.env, document !== undefined);
  const config = read.ok ? loadConfig(configuration, document && endpointsOf(document)) : read;
  const policy = new Policy(document, { source, machine: config.ok ? config.value.settings : {}, person: () => preferences.chosen().settings ?? {}, onChange });
  return { source, policy, configuration, config, wrong: read.ok ? 'configuration' : 'policy' };
}
