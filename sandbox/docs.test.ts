import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountRoutes } from './account/routes.ts';
import { faultSchema } from './control/faults.ts';
import { controlRoutes } from './control/routes.ts';
import { demoAccounts } from './data/accounts.ts';
import { decisionKinds, decisionsByCode, reviewActions } from './fhir/pas/decision.ts';
import { valueSets } from './fhir/expand.ts';
import { identityRoutes } from './identity/routes.ts';
import { settingsSchema } from './settings.ts';

const guide = readFileSync(new URL('../docs/sandbox.md', import.meta.url), 'utf8');

/** The cells of the table under a heading, without its head; code ticks are taken off. */
function table(heading: string): string[][] {
  const section = guide.split(/^#{2,3} /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|')).slice(2);
  return rows.map((row) => row.slice(1, -1).split('|').map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')));
}

describe('docs/sandbox.md', () => {
  it('lists every account with its password', () => {
    expect(table('Accounts')).toEqual(demoAccounts.map(({ username, password, purpose }) => [username, password ?? 'none', purpose]));
  });

  it('lists every endpoint', () => {
    expect(table('Identity service').map(([endpoint]) => endpoint)).toEqual(identityRoutes);
    expect(table('Account service').map(([endpoint]) => endpoint)).toEqual(accountRoutes);
    expect(table('Control side').map(([endpoint]) => endpoint)).toEqual(controlRoutes);
  });

  it('lists every kind of fault with its values', () => {
    const kinds = faultSchema.options.map(({ shape }) => [shape.kind.value, Object.keys(shape).filter((key) => !['kind', 'path', 'method', 'times'].includes(key))] as const);
    const listed = table('Faults').map(([kind = '', values = '']) => [kind, values.match(/\w+/g) ?? []] as const);
    expect(new Map(listed)).toEqual(new Map(kinds));
  });

  it('lists every decision with its codes, and every value set', () => {
    const rows = decisionKinds.map((kind) => {
      const codes = Object.entries(decisionsByCode).flatMap(([code, decision]) => (decision === kind ? [code] : []));
      return [kind, kind === 'error' ? 'none' : reviewActions[kind], kind === 'certified' ? 'all others' : codes.join(' ')];
    });
    expect(table('Sending a request').slice(-rows.length).map(([kind, action, , codes = '']) => [kind, action, codes.replaceAll(/[`,]/g, '')])).toEqual(rows);
    expect(table('Codes').map(([url]) => url)).toEqual(Object.keys(valueSets));
  });

  it('lists every setting with its default', () => {
    const defaults = Object.entries(settingsSchema.parse({})).map(([name, value]) => [name, String(value)]);
    expect(table('Settings').map((cells) => cells.slice(0, 2))).toEqual(defaults);
  });
});
