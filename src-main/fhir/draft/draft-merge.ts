import type { DraftFields, DraftPath } from '../../../src-shared/models/draft.ts';
import { rowMembers, sameValue, type Json } from '../../../src-shared/models/draft-path.ts';

/** A field that was changed on both sides since `base`, in different ways. */
export type Conflict = { readonly path: DraftPath; readonly theirs: Json; readonly base: Json };

export type Merged = { readonly fields: DraftFields; readonly conflicts: readonly Conflict[] };

type Row = { readonly id: string } & Record<string, Json>;
/** `base`: what was there before both, or may have been: what was sent without an answer is no change of theirs. */
type Sides<Value> = { readonly base: Value; readonly sent: readonly Value[]; readonly mine: Value; readonly theirs: Value };

const members = ['contractId', 'requestType', 'consumer', 'requesting', 'servicing', 'urgency', 'placeOfService', 'serviceType', 'notes'] as const;

/**
 * The fields with the changes of both sides since `base`. What both changed differently stays as it is here, and is told
 * as a conflict; so is what was a conflict before (`pending`), as long as the sides differ. Rows are known by their ids
 * and come in the server's order, ours after their predecessors.
 */
export function mergeFields({ base, sent, mine, theirs }: Sides<DraftFields>, pending: readonly DraftPath[]): Merged {
  const merge = new Merge(pending);
  const merged: Record<string, unknown> = { ...mine };
  for (const name of members) merged[name] = merge.value([name], { base: json(base[name]), sent: sent.map((each) => json(each[name])), mine: json(mine[name]), theirs: json(theirs[name]) }) ?? undefined;
  for (const name of rowMembers) merged[name] = merge.rows(name, { base: rows(base[name]), sent: sent.map((each) => rows(each[name])), mine: rows(mine[name]), theirs: rows(theirs[name]) });
  return { fields: withoutUndefined(merged) as DraftFields, conflicts: merge.conflicts };
}

class Merge {
  readonly conflicts: Conflict[] = [];
  readonly #pending: readonly DraftPath[];

  constructor(pending: readonly DraftPath[]) {
    this.#pending = pending;
  }

  value(path: DraftPath, { base, sent, mine, theirs }: Sides<Json>): Json {
    if (sameValue(mine, theirs)) return mine;
    const isPending = this.#pending.some((each) => isWithin(each, path) || isWithin(path, each));
    if (!isPending && [base, ...sent].some((before) => sameValue(before, theirs))) return mine;
    if (!isPending && sameValue(base, mine)) return theirs;
    this.conflicts.push({ path, theirs, base });
    return mine;
  }

  rows(name: (typeof rowMembers)[number], { base, sent, mine, theirs }: Sides<readonly Row[]>): Row[] {
    const find = (list: readonly Row[], id: string) => list.find((row) => row.id === id);
    const merged: Row[] = [];
    for (const { id } of inOrder(theirs, mine)) {
      const row = this.#row(name, id, { base: find(base, id), sent: sent.map((each) => find(each, id)), mine: find(mine, id), theirs: find(theirs, id) });
      if (row) merged.push(row);
    }
    return merged;
  }

  #row(name: string, id: string, { base, sent, mine, theirs }: Sides<Row | undefined>): Row | undefined {
    if (!mine || !theirs) return (this.value([name, id], { base: base ?? null, sent: sent.map((each) => each ?? null), mine: mine ?? null, theirs: theirs ?? null }) ?? undefined) as Row | undefined;
    // The content of a file never changes.
    if (name === 'attachments') return mine;
    const merged: Record<string, Json> = { id };
    for (const leaf of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      if (leaf === 'id') continue;
      const value = this.value([name, id, leaf], { base: base?.[leaf] ?? null, sent: sent.map((each) => each?.[leaf] ?? null), mine: mine[leaf] ?? null, theirs: theirs[leaf] ?? null });
      if (value !== null) merged[leaf] = value;
    }
    return merged as Row;
  }
}

/** A row that is gone on one side takes along what was undecided in it, and what was undecided of a row is so of each part. */
function isWithin(path: DraftPath, whole: DraftPath): boolean {
  return whole.every((name, index) => path[index] === name);
}

/** Every row once: theirs in their order, and each of mine that they do not have after the one before it in mine. */
function inOrder(theirs: readonly Row[], mine: readonly Row[]): readonly Row[] {
  const ordered = [...theirs];
  for (const [index, row] of mine.entries()) {
    if (ordered.some(({ id }) => id === row.id)) continue;
    const before = mine[index - 1];
    ordered.splice(before ? ordered.findIndex(({ id }) => id === before.id) + 1 : 0, 0, row);
  }
  return ordered;
}

const json = (value: unknown): Json => (value ?? null) as Json;
const rows = (value: unknown): readonly Row[] => value as readonly Row[];

function withoutUndefined(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
