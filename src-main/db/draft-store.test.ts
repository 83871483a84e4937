import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../src-shared/models/draft.ts';
import { failed } from '../../src-shared/models/result.ts';
import { memoryDatabase } from '../testing/database.ts';
import { DraftStore } from './draft-store.ts';

/** A store with one draft, `d`, written by Ana whenever the clock says. */
function begun() {
  const database = memoryDatabase('work');
  const store = new DraftStore(database);
  store.create('d', emptyFields, 0);
  const clock = { at: 0 };
  const write = (path: string[], value: Parameters<DraftStore['edit']>[2], by = 'Ana') => store.edit('d', path, value, { by, at: (clock.at += 100) });
  const fields = () => store.read('d')?.fields ?? expect.fail('no draft');
  return { database, store, clock, write, fields };
}

describe('a change', () => {
  it('is acknowledged with the revision it made', () => {
    const { write, store } = begun();
    expect(write(['notes'], 'a')).toEqual({ ok: true, value: { revision: 2, savedAt: 100 } });
    expect(store.read('d')).toMatchObject({ state: 'local', revision: 2, savedAt: 100, canUndo: true, canRedo: false });
  });

  it('adds rows, changes them and takes them away', () => {
    const { write, fields } = begun();
    write(['services'], { id: 's1' });
    write(['services'], { id: 's2', quantity: '4' });
    write(['services', 's1', 'quantity'], '12');
    write(['services', 's2', 'quantity'], null);
    expect(fields().services).toEqual([{ id: 's1', quantity: '12' }, { id: 's2' }]);
    write(['services', 's1'], null);
    expect(fields().services).toEqual([{ id: 's2' }]);
  });

  it.each<[string, string[], Parameters<DraftStore['edit']>[2]]>([
    ['a member that is none', ['colour'], 'red'],
    ['a value of another shape', ['notes'], 7],
    ['a row that is not there', ['services', 'none', 'quantity'], '1'],
    ['another id for a row', ['services', 's1', 'id'], 's9'],
    ['a whole list', ['services'], []],
    ['the prototype', ['__proto__', 'x', 'y'], 'z'],
  ])('of %s is a fault and changes nothing', (_title, path, value) => {
    const { write, store } = begun();
    expect(() => write(path, value)).toThrow();
    expect(store.read('d')).toMatchObject({ revision: 1, fields: emptyFields, canUndo: false });
  });

  it('takes back that all is right', () => {
    const { write, fields, store } = begun();
    write(['attested'], { at: 1, by: 'Ana' });
    expect(fields().attested).toEqual({ at: 1, by: 'Ana' });
    write(['notes'], 'x');
    expect(fields().attested).toBeUndefined();
    expect(store.history('d').map(({ path }) => path)).toEqual([['attested'], ['notes'], ['attested']]);
  });

  it('of a draft that is not here, or on its way, does not happen', () => {
    const { write, store, database } = begun();
    expect(store.edit('none', ['notes'], 'x', { by: 'Ana', at: 1 })).toEqual(failed('not-here'));
    database.prepare("UPDATE draft SET submission = 'queued'").run();
    expect(write(['notes'], 'x')).toEqual(failed('not-editable'));
    expect(store.delete('d', 1)).toEqual(failed('not-editable'));
    database.prepare("UPDATE draft SET submission = 'refused'").run();
    expect(write(['notes'], 'x').ok).toBe(true);
    expect(store.read('d')?.state).toBe('local');
  });
});

describe('undo and redo', () => {
  it('go over what was typed in one go, and over rows with their place', () => {
    const { write, store, clock, fields } = begun();
    write(['notes'], 'a');
    write(['notes'], 'ab');
    clock.at += 1_000;
    write(['notes'], 'abc');
    for (const id of ['s1', 's2', 's3']) write(['services'], { id });
    write(['services', 's2'], null);
    store.undo('d', 1);
    expect(fields().services.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
    for (let step = 0; step < 4; step += 1) store.undo('d', 1);
    expect(fields()).toEqual({ ...emptyFields, notes: 'ab' });
    store.undo('d', 1);
    expect(store.read('d')).toMatchObject({ fields: emptyFields, canUndo: false, canRedo: true });
    for (let step = 0; step < 6; step += 1) store.redo('d', 1);
    expect(fields()).toMatchObject({ notes: 'abc', services: [{ id: 's1' }, { id: 's3' }] });
    expect(store.read('d')).toMatchObject({ canUndo: true, canRedo: false });
  });

  it('end where something else is written after an undo', () => {
    const { write, store } = begun();
    write(['notes'], 'a');
    store.undo('d', 1);
    write(['notes'], 'b');
    expect(store.read('d')?.canRedo).toBe(false);
    expect(store.history('d').map(({ after, undone, by }) => [after, undone, by])).toEqual([['b', false, 'Ana'], ['a', true, 'Ana']]);
  });
});

describe('a deleted draft', () => {
  it('is in no list, and comes back until the store is opened anew', () => {
    const { store, database } = begun();
    expect(store.list()).toHaveLength(1);
    store.delete('d', 5);
    expect([store.list(), store.read('d'), store.delete('d', 6)]).toEqual([[], undefined, failed('not-here')]);
    expect(store.restore('d')).toMatchObject({ id: 'd', state: 'local' });
    store.delete('d', 7);
    expect(new DraftStore(database).restore('d')).toBeUndefined();
  });
});

describe('a file', () => {
  const file = { id: 'f1', title: 'Notes', contentType: 'text/plain', bytes: 3, sha256: 'abc' };
  const content = new Uint8Array([1, 2, 3]);

  it('is kept with its content, and copied with the draft', () => {
    const { store, fields } = begun();
    expect(store.attach('d', file, content, { by: 'Ana', at: 1 }).ok).toBe(true);
    store.create('copy', fields(), 2, 'd');
    store.delete('d', 3);
    expect(store.read('copy')?.fields.attachments).toEqual([file]);
    expect(new Uint8Array(store.content('copy', 'abc') ?? [])).toEqual(content);
  });

  it('of a draft that is not here is not kept', () => {
    const { store } = begun();
    expect(store.attach('none', file, content, { by: 'Ana', at: 1 })).toEqual(failed('not-here'));
    expect(store.content('none', 'abc')).toBeUndefined();
  });
});

it('what sending needs is told in the order of the form', () => {
  const { write, store } = begun();
  write(['services'], { id: 's1', service: { code: 'E0601', text: '' }, quantity: 'four', unit: 'units', from: '2026-12-10', to: '2026-12-01' });
  expect(store.read('d')?.missing.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
    'contractId needed', 'requestType needed', 'consumer needed', 'requesting needed', 'servicing needed', 'placeOfService needed', 'serviceType needed', 'urgency needed',
    'diagnoses needed', 'services.s1.quantity invalid', 'services.s1.to invalid', 'attested needed',
  ]);
});
