import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topicChannel, verbChannel } from '../../src-shared/ipc/channels.ts';
import { contract, topicSchemas } from '../../src-shared/ipc/contract.ts';
import { topics, verbs } from '../../src-shared/ipc/verbs.ts';
import { problemCodeSchema } from '../../src-shared/models/problem.ts';

const groups = Object.entries(contract) as [string, Record<string, { request: { safeParse: (value: unknown) => { success: boolean } } }>][];

describe('the contract', () => {
  it('has the verbs that the preload offers, no more and no fewer', () => {
    expect(Object.fromEntries(groups.map(([group, of]) => [group, Object.keys(of).sort()]))).toEqual(
      Object.fromEntries(Object.entries(verbs).map(([group, names]) => [group, names.toSorted()])),
    );
  });

  it('has a schema for each topic', () => {
    expect(Object.keys(topicSchemas).sort()).toEqual(topics.toSorted());
  });

  it('gives every verb and topic a channel of its own', () => {
    const channels = [...Object.entries(verbs).flatMap(([group, names]) => names.map((name) => verbChannel(group, name))), ...topics.map((topic) => topicChannel(topic))];
    expect(new Set(channels).size).toBe(channels.length);
  });

  it('refuses a request with more in it than it names, or with none', () => {
    for (const [group, of] of groups) {
      for (const [verb, { request }] of Object.entries(of)) {
        expect([group, verb, request.safeParse(undefined).success]).toEqual([group, verb, false]);
        expect([group, verb, request.safeParse({ via: 'phone', email: 'a', password: 'p', code: '1', unknown: true }).success]).toEqual([group, verb, false]);
      }
    }
  });

  it.each([
    ['a password of nothing', contract.signIn.unlock.request, { password: '' }],
    ['a password without end', contract.signIn.unlock.request, { password: 'p'.repeat(257) }],
    ['a code without end', contract.signIn.submitCode.request, { code: '1'.repeat(65) }],
    ['an e-mail of spaces', contract.signIn.submitCredentials.request, { email: '   ', password: 'p' }],
    ['a way in that is none', contract.signIn.choose.request, { via: 'fax' }],
    ['a column that is none', contract.requests.list.request, { filter: '', sort: { column: 'id; DROP TABLE request', descending: false }, offset: 0, limit: 10 }],
    ['a page without end', contract.requests.list.request, { filter: '', sort: { column: 'contract', descending: false }, offset: 0, limit: 1e9 }],
    ['a page before the first', contract.requests.list.request, { filter: '', sort: { column: 'contract', descending: false }, offset: -1, limit: 10 }],
  ])('refuses %s', (_title, schema, request) => {
    expect(schema.safeParse(request).success).toBe(false);
  });
});

describe('the problem codes', () => {
  const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
    .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
    .join('\n');

  it.each(problemCodeSchema.options)('%s is given by something', (code) => {
    expect(sources).toContain(`'${code}'`);
  });
});
