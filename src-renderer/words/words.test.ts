import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../src-shared/models/connection.ts';
import { problemCodeSchema } from '../../src-shared/models/problem.ts';
import { en } from './en.ts';

describe('words', () => {
  it.each(problemCodeSchema.options)('say what happened and what to do next for %s', (code) => {
    expect(en.problems[code].what).toMatch(/\S.*\.$/);
    expect(en.problems[code].next).toMatch(/\S.*\.$/);
  });

  it.each(connectionSchema.shape.state.options)('name the connection state %s', (state) => {
    expect(en.home.connection[state].label).not.toBe('');
  });

  it('use no problem text twice, so that people can tell problems apart on the phone', () => {
    const texts = Object.values(en.problems).map((problem) => problem.what);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
