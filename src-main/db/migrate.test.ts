import { describe, expect, it } from 'vitest';
import { memoryDatabase } from '../testing/database.ts';
import { migrate } from './migrate.ts';

const tables = (database: ReturnType<typeof memoryDatabase>) => database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();

describe('the schema', () => {
  it('is brought up to date once', () => {
    const database = memoryDatabase();
    expect(tables(database)).toEqual(expect.arrayContaining(['message', 'request', 'resource', 'setting']));
    expect(migrate(database, 'cache')).toBe('current');
    expect(database.pragma('user_version', { simple: true })).toBe(3);
  });

  it('of a newer program is left alone', () => {
    const database = memoryDatabase();
    database.exec('CREATE TABLE of_tomorrow (x)');
    database.pragma('user_version=99');
    expect(migrate(database, 'cache')).toBe('newer');
    expect(database.pragma('user_version', { simple: true })).toBe(99);
  });

  it('is changed whole or not at all', () => {
    const database = memoryDatabase();
    database.exec('DROP TABLE request; DROP TABLE setting');
    database.pragma('user_version=0');
    const before = tables(database);
    expect(() => migrate(database, 'cache')).toThrow('resource already exists');
    expect(tables(database)).toEqual(before);
    expect(database.pragma('user_version', { simple: true })).toBe(0);
  });
});
