import type { SettingView } from '../../../src-shared/models/policy.ts';
import { words } from '../../words/words.ts';

const inSeconds = (count: number) => (count === 0 ? words.settings.never : count % 60 === 0 ? words.settings.minutes(count / 60) : words.settings.seconds(count));

/** A setting's value in words; its unit is in its name. */
export function valueText(name: SettingView['name'], value: SettingView['value']): string {
  if (typeof value === 'boolean') return value ? words.settings.yes : words.settings.no;
  if (typeof value === 'string') return value === 'error' ? words.settings.levels.error : words.settings.levels.info;
  if (name.endsWith('Seconds')) return inSeconds(value);
  if (name.endsWith('Minutes')) return words.settings.minutes(value);
  if (name.endsWith('Hours')) return words.settings.hours(value);
  return (name.endsWith('Days') ? words.settings.days : words.settings.times)(value);
}
