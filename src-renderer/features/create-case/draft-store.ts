import type { Draft, DraftFields, DraftPath } from '../../../src-shared/models/draft.ts';
import { valueAt, withValue, type Json } from '../../../src-shared/models/draft-path.ts';
import { ask, bridge } from '../../bridge.ts';

/** Whether everything that was typed is on the disk: `saving` while an acknowledgement is awaited, `failed` when one did not come. */
export type Saving = 'saved' | 'saving' | 'failed';

/**
 * An open draft as the form shows it. What is typed shows at once and is sent to be saved, each edit in turn; whoever shows
 * a part is told only when that part changed. An edit that could not be saved stays shown and is tried again with the next.
 */
export class DraftStore {
  readonly id: string;
  #draft: Draft;
  #fields: DraftFields;
  #waiting = 0;
  #unsaved = new Map<string, { readonly path: DraftPath; readonly value: Json }>();
  readonly #listeners = new Set<() => void>();

  constructor(draft: Draft) {
    this.id = draft.id;
    this.#draft = draft;
    this.#fields = draft.fields;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly draft = (): Draft => this.#draft;
  readonly fields = (): DraftFields => this.#fields;
  readonly saving = (): Saving => (this.#unsaved.size > 0 ? 'failed' : this.#waiting > 0 ? 'saving' : 'saved');
  readonly valueAt = (path: DraftPath): Json => valueAt(this.#fields, path);

  /** Puts a value at a path (null takes it away); a changed request has to be attested again. */
  edit(path: DraftPath, value: Json): void {
    const changed = withValue(this.#fields, path, value);
    if (changed === undefined) return;
    const { attested, ...others } = changed;
    this.#fields = attested !== undefined && path[0] !== 'attested' ? others : changed;
    const retry = [...this.#unsaved.values()].filter((each) => each.path.join('/') !== path.join('/'));
    this.#unsaved.clear();
    for (const each of retry) void this.#save(each.path, each.value);
    void this.#save(path, value);
    this.#tell();
  }

  /** Tries again what could not be saved. */
  saveAgain(): void {
    const retry = [...this.#unsaved.values()];
    this.#unsaved.clear();
    for (const each of retry) void this.#save(each.path, each.value);
    this.#tell();
  }

  async undo(): Promise<void> {
    const answer = await ask(bridge.drafts.undo({ id: this.id }));
    this.#replace(answer?.ok === true ? answer.value : undefined);
  }

  async redo(): Promise<void> {
    const answer = await ask(bridge.drafts.redo({ id: this.id }));
    this.#replace(answer?.ok === true ? answer.value : undefined);
  }

  /** Decides a field that was changed here and elsewhere. */
  async resolve(path: DraftPath, take: 'mine' | 'theirs'): Promise<void> {
    const answer = await ask(bridge.drafts.resolve({ id: this.id, path, take }));
    this.#replace(answer?.ok === true ? answer.value : undefined);
  }

  /** Takes what main has now: another PC's changes, states, whether there is something to undo. */
  async refresh(): Promise<void> {
    this.#replace(await ask(bridge.drafts.open({ id: this.id })));
  }

  #replace(draft: Draft | undefined): void {
    // What is typed meanwhile is newer.
    if (draft === undefined || this.saving() !== 'saved' || draft.revision < this.#draft.revision) return;
    this.#draft = draft;
    if (JSON.stringify(this.#fields) !== JSON.stringify(draft.fields)) this.#fields = draft.fields;
    this.#tell();
  }

  async #save(path: DraftPath, value: Json): Promise<void> {
    this.#waiting += 1;
    const answer = await ask(bridge.drafts.edit({ id: this.id, path, value }));
    this.#waiting -= 1;
    if (answer?.ok === true) this.#draft = { ...this.#draft, savedAt: answer.value.savedAt, revision: answer.value.revision, canUndo: true, canRedo: false };
    else this.#unsaved.set(path.join('/'), { path, value });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
