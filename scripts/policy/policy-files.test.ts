import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { policySchema } from '../../src-main/policy/policy-document.ts';
import { policyFiles, settingsTable, withTable } from './policy-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

it.each(Object.entries(policyFiles()))('assets/policy/%s is as `npm run policy` makes it', (name, content) => {
  expect(read(`assets/policy/${name}`)).toBe(content);
});

it('docs/operations.md has the table of `npm run policy`', () => {
  const text = read('docs/operations.md');
  expect(text).toContain(settingsTable());
  expect(withTable(text)).toBe(text);
});

it('the sample is a policy', () => {
  expect(policySchema.safeParse(JSON.parse(policyFiles()['policy.sample.json'] ?? '')).success).toBe(true);
});

it('every word that the template names is there, in both languages', () => {
  const files = policyFiles();
  const named = [...(files['facility-desk.admx'] ?? '').matchAll(/\$\((string|presentation)\.(\w+)\)/g)].map(([, kind, id]) => `<${kind} id="${id}"`);
  expect(named.length).toBeGreaterThan(100);
  for (const language of ['en-US', 'es-ES']) for (const name of named) expect(files[`${language}/facility-desk.adml`]).toContain(name);
});
