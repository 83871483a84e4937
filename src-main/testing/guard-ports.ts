import { defaultSettings, type Settings } from '../../src-shared/models/settings.ts';
import type { GuardPorts } from '../vault/guards.ts';
import { ManualClock } from './manual-clock.ts';

/** What the guards of vaults need, with the default settings but these; the server has not answered yet. */
export function guardPorts(settings: Partial<Settings> = {}, clock: GuardPorts['clock'] = new ManualClock()): GuardPorts {
  return { clock, settings: () => ({ ...defaultSettings, ...settings }), aheadMs: () => undefined };
}
