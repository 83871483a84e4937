import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyFields, type Draft, type DraftPath } from '../../../src-shared/models/draft.ts';

type Edit = { readonly path: DraftPath; readonly value: unknown };

/** Main's end: what it was asked, and how it answers. */
const main = { edits: [] as Edit[], revision: 1, takes: true, opened: undefined as Draft | undefined };
vi.stubGlobal('window', {
  facilityDesk: {
    drafts: {
      edit: ({ path, value }: Edit) => {
        main.edits.push({ path, value });
        main.revision += 1;
        return Promise.resolve({ ok: true, value: main.takes ? { ok: true, value: { revision: main.revision, savedAt: main.revision } } : { ok: false, failure: 'not-saved' } });
      },
      open: () => Promise.resolve({ ok: true, value: main.opened }),
      undo: () => Promise.resolve({ ok: true, value: { ok: true, value: main.opened } }),
    },
  },
});
afterAll(() => vi.unstubAllGlobals());
const { DraftStore } = await import('./draft-store.ts');

const draft: Draft = { id: 'd1', fields: emptyFields, state: 'local', revision: 1, canUndo: false, canRedo: false, savedAt: 0, conflicts: [], missing: [] };

beforeEach(() => Object.assign(main, { edits: [], revision: 1, takes: true, opened: undefined }));

describe('an edit', () => {
  it('shows at once and is sent in order; then it is saved', async () => {
    const store = new DraftStore(draft);
    store.edit(['notes'], 'a');
    store.edit(['notes'], 'ab');
    expect([store.valueAt(['notes']), store.saving()]).toEqual(['ab', 'saving']);
    await vi.waitFor(() => expect(store.saving()).toBe('saved'));
    expect(main.edits).toEqual([{ path: ['notes'], value: 'a' }, { path: ['notes'], value: 'ab' }]);
    expect(store.draft()).toMatchObject({ revision: 3, savedAt: 3, canUndo: true, canRedo: false });
  });

  it('takes away the confirmation, which itself stays when it is given', () => {
    const store = new DraftStore(draft);
    store.edit(['attested'], { at: 1, by: 'María' });
    expect(store.fields().attested).toEqual({ at: 1, by: 'María' });
    store.edit(['urgency'], 'standard');
    expect(store.fields().attested).toBeUndefined();
  });

  it('that can’t be saved stays shown, says so, and is tried again with the next one', async () => {
    const store = new DraftStore(draft);
    main.takes = false;
    store.edit(['notes'], 'kept');
    await vi.waitFor(() => expect(store.saving()).toBe('failed'));
    expect(store.valueAt(['notes'])).toBe('kept');
    main.takes = true;
    store.edit(['requestType'], 'AMB');
    await vi.waitFor(() => expect(store.saving()).toBe('saved'));
    expect(main.edits.slice(1)).toEqual([{ path: ['notes'], value: 'kept' }, { path: ['requestType'], value: 'AMB' }]);
  });

  it('that would make no draft is not sent', () => {
    const store = new DraftStore(draft);
    store.edit(['urgency'], 'soon');
    expect([store.fields(), main.edits]).toEqual([emptyFields, []]);
  });
});

describe('what main has', () => {
  it('is taken, and who listens is told', async () => {
    const store = new DraftStore(draft);
    let told = 0;
    store.subscribe(() => (told += 1));
    main.opened = { ...draft, revision: 2, fields: { ...emptyFields, notes: 'from another PC' } };
    await store.refresh();
    expect([store.valueAt(['notes']), told]).toEqual(['from another PC', 1]);
  });

  it('is not taken over what is being typed, nor when it is older than what was saved', async () => {
    const store = new DraftStore(draft);
    main.opened = { ...draft, fields: { ...emptyFields, notes: 'old' } };
    store.edit(['notes'], 'new');
    await store.refresh();
    await vi.waitFor(() => expect(store.saving()).toBe('saved'));
    await store.refresh();
    expect(store.valueAt(['notes'])).toBe('new');
  });
});
