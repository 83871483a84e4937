import { describe, expect, it } from 'vitest';
import { emptyFields, type DraftFields } from '../../../src-shared/models/draft.ts';
import { mergeFields } from './draft-merge.ts';

const base: DraftFields = { ...emptyFields, notes: 'b', urgency: 'standard', services: [{ id: 's1', quantity: '1', unit: 'days' }, { id: 's2' }] };
const merge = (mine: Partial<DraftFields>, theirs: Partial<DraftFields>, pending: string[][] = [], sent: DraftFields[] = []) => mergeFields({ base, sent, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } }, pending);

describe('merging', () => {
  it('takes the changes of both sides', () => {
    expect(merge({ notes: 'mine' }, { urgency: 'expedited' })).toEqual({ fields: { ...base, notes: 'mine', urgency: 'expedited' }, conflicts: [] });
    const services = (quantity: string, unit: string) => ({ services: [{ id: 's1', quantity, unit }, { id: 's2' }] });
    expect(merge(services('2', 'days'), services('1', 'weeks')).fields.services[0]).toEqual({ id: 's1', quantity: '2', unit: 'weeks' });
  });

  it('takes what both say once, whatever it is called', () => {
    const provider = (name: string) => ({ servicing: { reference: 'Practitioner/1', name } });
    expect(merge(provider('Sato'), provider('Sato, Ken')).conflicts).toEqual([]);
    expect(merge({ notes: 'same' }, { notes: 'same' }).conflicts).toEqual([]);
  });

  it('keeps ours and tells theirs where both changed', () => {
    expect(merge({ notes: 'mine' }, { notes: 'theirs' })).toEqual({ fields: { ...base, notes: 'mine' }, conflicts: [{ path: ['notes'], theirs: 'theirs', base: 'b' }] });
    expect(merge({ urgency: undefined }, { urgency: 'expedited' }).conflicts).toEqual([{ path: ['urgency'], theirs: 'expedited', base: 'standard' }]);
  });

  it('adds rows of both sides, each in its place', () => {
    const merged = merge({ services: [{ id: 's1', quantity: '1', unit: 'days' }, { id: 'm' }, { id: 's2' }] }, { services: [{ id: 's1', quantity: '1', unit: 'days' }, { id: 's2' }, { id: 't' }] });
    expect(merged.fields.services.map(({ id }) => id)).toEqual(['s1', 'm', 's2', 't']);
  });

  it('takes rows away that nobody changed, and asks about the others', () => {
    expect(merge({ services: [{ id: 's2' }] }, {})).toMatchObject({ fields: { services: [{ id: 's2' }] }, conflicts: [] });
    expect(merge({}, { services: [] })).toMatchObject({ fields: { services: [] }, conflicts: [] });
    expect(merge({ services: [{ id: 's2' }] }, { services: [{ id: 's1', quantity: '9', unit: 'days' }, { id: 's2' }] }).conflicts).toEqual([{ path: ['services', 's1'], theirs: { id: 's1', quantity: '9', unit: 'days' }, base: base.services[0] }]);
    expect(merge({ services: [{ id: 's1', quantity: '9', unit: 'days' }, { id: 's2' }] }, { services: [{ id: 's2' }] })).toMatchObject({ fields: { services: [{ id: 's1', quantity: '9' }, { id: 's2' }] }, conflicts: [{ path: ['services', 's1'], theirs: null }] });
  });

  it('goes on with a conflict within a row that is taken away, and with one about a row that is written again', () => {
    expect(merge({ services: [{ id: 's2' }] }, {}, [['services', 's1', 'quantity']]).conflicts).toMatchObject([{ path: ['services', 's1'], theirs: { quantity: '1' } }]);
    expect(merge({ services: [{ id: 's1', quantity: '9', unit: 'days' }, { id: 's2' }] }, {}, [['services', 's1']]).conflicts).toEqual([{ path: ['services', 's1', 'quantity'], theirs: '1', base: '1' }]);
  });

  it('goes on with a conflict until the sides agree', () => {
    expect(merge({ notes: 'mine' }, {}, [['notes']]).conflicts).toEqual([{ path: ['notes'], theirs: 'b', base: 'b' }]);
    expect(merge({ notes: 'x' }, { notes: 'x' }, [['notes']]).conflicts).toEqual([]);
  });

  it('knows its own words again that were sent without an answer', () => {
    const sent = [{ ...base, notes: 'mi' }, { ...base, notes: 'mine', services: [] }];
    expect(merge({ notes: 'mine, longer' }, { notes: 'mine' }, [], sent)).toMatchObject({ fields: { notes: 'mine, longer' }, conflicts: [] });
    expect(merge({ notes: 'mine, longer' }, { notes: 'somebody else' }, [], sent).conflicts).toHaveLength(1);
    expect(merge({ services: [{ id: 's1', quantity: '3' }] }, { services: [] }, [], sent).conflicts).toEqual([]);
  });
});
