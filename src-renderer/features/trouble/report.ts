import type { About, Language } from '../../../src-shared/models/about.ts';
import type { Check, Trouble } from '../../../src-shared/models/trouble.ts';

export type Checked = { readonly at: number; readonly checks: readonly Check[] };

type Facts = {
  readonly about: About | undefined;
  readonly language: Language;
  readonly now: number;
  readonly trouble: Trouble | undefined;
  readonly checked: Checked | undefined;
};

const time = (epochMs: number) => new Date(epochMs).toISOString();
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const line = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');

const checkLine = ({ what, result, host, aheadMs }: Check) =>
  line(['  ', `${what}:`, result, host && `(${host})`, aheadMs === undefined ? undefined : `${seconds(Math.abs(aheadMs))} ${aheadMs < 0 ? 'behind' : 'ahead'}`]);

/**
 * What support asks for, as lines of text in UTC and in codes that are the same in every language. It takes each fact by
 * itself, so that no name, address, phone number or code of anybody gets into it.
 */
export function reportText({ about, language, now, trouble, checked }: Facts): string {
  const code = trouble?.code;
  const answers = trouble?.answers ?? [];
  return [
    line(['Facility Desk', about?.version, about && `(Electron ${about.electron}, Chromium ${about.chromium})`]),
    line(['Server:', about?.server ?? 'not configured', about?.sandbox === true ? '(practice)' : undefined]),
    `Language: ${language}`,
    `Time: ${time(now)}`,
    checked === undefined ? 'Checks: none' : `Checks at ${time(checked.at)}:`,
    ...(checked?.checks ?? []).map(checkLine),
    code === undefined
      ? 'Last code: none'
      : line(['Last code:', code.channel, `at ${time(code.sentAt)},`, `sent ${code.sendCount} times,`, code.lifeMs === undefined ? 'life unknown' : `lives ${seconds(code.lifeMs)}`]),
    answers.length === 0 ? 'Answers: none' : 'Answers:',
    ...answers.map(({ at, code: answered, reference }) => line(['  ', time(at), answered, reference && `reference ${reference}`])),
  ].join('\n');
}
