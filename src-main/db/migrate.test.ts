import { describe, expect, it } from 'vitest';
import { memoryDatabase } from '../testing/database.ts';
import { migrate } from './migrate.ts';

const tables = (database: ReturnType<typeof memoryDatabase>) => database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();

describe('the schema', () => {
  it('of a person’s own work fits its first page, so that a file whose end is cut off still says which tables it has', () => {
    const bytes = memoryDatabase('work').prepare('SELECT sum(length(type) + length(name) + length(tbl_name) + length(sql) + 16) FROM sqlite_master').pluck().get() as number;
    // A page of 4096 bytes less its two heads and what SQLCipher keeps of it.
    expect(bytes).toBeLessThan(4096 - 108 - 80);
  });

  it('is brought up to date once', () => {
    const database = memoryDatabase();
    expect(tables(database)).toEqual(expect.arrayContaining(['message', 'request', 'resource', 'setting']));
    expect(migrate(database, 'cache')).toBe('current');
    expect(database.pragma('user_version', { simple: true })).toBe(6);
  });

  it('calls by one word what older programs called certified partly', () => {
    const database = memoryDatabase();
    database.exec(`DROP INDEX answer_by_state; DROP INDEX request_by_contract_id; ALTER TABLE request DROP COLUMN priority; INSERT INTO answer VALUES ('c1', 'ClaimResponse/1', '1', 'partly', '', '', '', ''), ('c2', 'ClaimResponse/2', '1', 'certified', '', '', '', '');
      INSERT INTO case_record VALUES ('c1', '{"events":[{"kind":"answered","at":"2026","state":"partly"}]}')`);
    database.pragma('user_version=3');
    expect(migrate(database, 'cache')).toBe('current');
    expect(database.prepare('SELECT state FROM answer ORDER BY claim').pluck().all()).toEqual(['partial', 'certified']);
    expect(database.prepare('SELECT json FROM case_record').pluck().get()).toContain('"state":"partial"');
  });

  it('takes from the kept Claims how urgent they are', () => {
    const database = memoryDatabase();
    database.exec(`DROP INDEX request_by_contract_id; ALTER TABLE request DROP COLUMN priority;
      INSERT INTO request (id, status, version, contract_id, contract, case_type, consumer_id, consumer_name, birth_date, last_modified, search, pass) VALUES ('c1', 'active', '1', '', '', '', '', '', '', '', '', 1), ('c2', 'active', '1', '', '', '', '', '', '', '', '', 1);
      INSERT INTO resource VALUES ('Claim/c1', '{"priority":{"coding":[{"code":"stat"}]}}'), ('Claim/c2', '{}')`);
    database.pragma('user_version=5');
    expect(migrate(database, 'cache')).toBe('current');
    expect(database.prepare('SELECT priority FROM request ORDER BY id').pluck().all()).toEqual(['stat', null]);
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
