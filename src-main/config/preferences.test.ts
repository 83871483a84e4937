import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { languageOf, Preferences } from './preferences.ts';

const open = () => {
  const path = join(temporaryFolder(), 'profile', 'preferences.json');
  return { path, preferences: new Preferences(path) };
};

describe('the preferences', () => {
  it('name no language before one was chosen, then the one chosen last', () => {
    const { path, preferences } = open();
    expect(preferences.chosen().language).toBeUndefined();
    preferences.choose({ language: 'es' });
    preferences.choose({ language: 'en' });
    preferences.choose({ language: 'es' });
    expect(new Preferences(path).chosen().language).toBe('es');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it.each(['', '{', 'null', '{"language":"fr"}', '{"language":7}', '[]'])('the file %j names none', (text) => {
    const { path, preferences } = open();
    preferences.choose({ language: 'es' });
    writeFileSync(path, text);
    const again = new Preferences(path);
    expect(again.chosen().language).toBeUndefined();
    again.choose({ language: 'en' });
    expect(new Preferences(path).chosen()).toEqual({ language: 'en' });
  });

  it('a write that fails leaves the one before', () => {
    const { path, preferences } = open();
    preferences.choose({ language: 'es' });
    mkdirSync(`${path}.new`);
    expect(() => preferences.choose({ language: 'en' })).toThrow();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ language: 'es' });
  });
});

it.each([
  [['es-MX', 'en-US'], 'es'],
  [['es'], 'es'],
  [['ES_es'], 'es'],
  [['en-GB', 'es'], 'en'],
  [['fr-FR', 'es-419'], 'es'],
  [['fr', 'de'], 'en'],
  [['est'], 'en'],
  [['C'], 'en'],
  [[], 'en'],
] as const)('the system\'s %j give %s', (preferred, language) => {
  expect(languageOf(preferred)).toBe(language);
});
