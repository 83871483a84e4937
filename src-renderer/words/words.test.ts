import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../src-shared/models/connection.ts';
import { problemCodeSchema } from '../../src-shared/models/problem.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** Every text in `value` by its path; a function says its text for some counts and for a stand-in of each parameter. */
function textsOf(value: unknown, path: string): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const said = [0, 1, 2, '⟨1⟩'].map((first): unknown => (value as (...given: unknown[]) => unknown)(path.endsWith('.method') ? { channel: 'sms', target: '' } : first, '⟨2⟩', '⟨3⟩'));
    return said.flatMap((text, index) => textsOf(text, `${path}(${index})`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

describe.each([
  ['English', en],
  ['Spanish', es],
])('%s words', (_name, words) => {
  it.each(problemCodeSchema.options)('say what happened and what to do next for %s', (code) => {
    expect(words.problems[code].what).toMatch(/\S.*\.$/);
    expect(words.problems[code].next).toMatch(/\S.*[.”]\.?$/);
  });

  it.each(connectionSchema.shape.state.options)('name the connection state %s', (state) => {
    expect(words.home.connection[state].label).not.toBe('');
  });

  it('use no problem text twice, so that people can tell problems apart on the phone', () => {
    const texts = Object.values(words.problems).map((problem) => problem.what);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the Spanish words', () => {
  const english = new Map(textsOf(en, ''));
  const spanish = textsOf(es, '');
  /** Names, keys, and words that both languages have. */
  const same = /^(No|Kepro|Atrezzo|Facility Desk|NPI|PIN|Portal|Normal|KB|#|\.|en|es|sms|signUp|register|trouble|F5|F8|Ctrl L|Esc|Tab|Alt 1 … Alt 8|↑ ↓|\/|home|cases|createCase|consumers|setup|messageCenter|reports|[\d⟨⟩.,: ]+(KB)?|)$/;

  it('have a text wherever the English words have one', () => expect(spanish.map(([path]) => path).sort()).toEqual([...english.keys()].sort()));

  it('leave no English text', () => expect(spanish.filter(([path, text]) => english.get(path) === text && !same.test(text))).toEqual([]));

  it('take every value that the English words take', () => {
    const holes = (text: string) => [...text.matchAll(/⟨\d⟩/g)].map(String).sort();
    expect(spanish.filter(([path, text]) => holes(text).join('') !== holes(english.get(path) ?? '').join(''))).toEqual([]);
  });
});
