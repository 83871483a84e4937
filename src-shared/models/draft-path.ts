import { draftFieldsSchema, type DraftFields, type DraftPath } from './draft.ts';

/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Row = { readonly id: string } & Record<string, Json>;
type Members = Record<string, Json>;

/** The members that are lists of rows, each row with its id. */
export const rowMembers = ['diagnoses', 'services', 'attachments'] as const;

const isRows = (name: string): boolean => (rowMembers as readonly string[]).includes(name);

/** The value at a path; null when there is none. */
export function valueAt(fields: DraftFields, [member = '', id, leaf]: DraftPath): Json {
  const value = (fields as unknown as Members)[member] ?? null;
  if (id === undefined) return value;
  const row = isRows(member) ? rowsOf(fields, member).find((each) => each.id === id) : undefined;
  return leaf === undefined ? (row ?? null) : (row?.[leaf] ?? null);
}

/** Where a row stands in its list; undefined for what is no row, or not there. */
export function placeOf(fields: DraftFields, [member = '', id]: DraftPath): number | undefined {
  if (id === undefined || !isRows(member)) return undefined;
  const place = rowsOf(fields, member).findIndex((row) => row.id === id);
  return place === -1 ? undefined : place;
}

/**
 * The fields with another value at a path; null takes it away. A row goes to `place`, else to the end. Undefined when
 * that would be no draft, or the row is not there. Notes that are taken away are empty.
 */
export function withValue(fields: DraftFields, path: DraftPath, value: Json, place?: number): DraftFields | undefined {
  const [member = '', id, leaf] = path;
  const members = fields as unknown as Members;
  if (id !== undefined && !isRows(member)) return undefined;
  if (id === undefined && isRows(member)) return undefined;
  if (id === undefined) return parsed(withMember(members, member, value === null && member === 'notes' ? '' : value));
  const rows = rowsOf(fields, member);
  const at = rows.findIndex((row) => row.id === id);
  if (leaf !== undefined) {
    const row = rows[at];
    if (!row || leaf === 'id') return undefined;
    return parsed({ ...members, [member]: rows.with(at, withMember(row, leaf, value)) });
  }
  if (value === null) return parsed({ ...members, [member]: rows.filter((row) => row.id !== id) });
  if ((value as Row).id !== id) return undefined;
  return parsed({ ...members, [member]: at === -1 ? rows.toSpliced(place ?? rows.length, 0, value as Row) : rows.with(at, value as Row) });
}

/** Whether two values at a path are the same to a person: what refers to something is what it refers to, a code is its code. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

function essence(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map(essence);
  const members = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
  const told = members.find(([name, each]) => (name === 'reference' || name === 'code') && each !== '');
  return told ? [told[1]] : members.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, essence(each)]);
}

function rowsOf(fields: DraftFields, member: string): readonly Row[] {
  return (fields as unknown as Record<string, readonly Row[]>)[member] ?? [];
}

function withMember<Of extends Members>(members: Of, name: string, value: Json): Of {
  const { [name]: _before, ...others } = members;
  return (value === null ? others : { ...others, [name]: value }) as Of;
}

function parsed(members: Members): DraftFields | undefined {
  const result = draftFieldsSchema.safeParse(members);
  return result.success ? result.data : undefined;
}
