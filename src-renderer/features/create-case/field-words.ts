import { codedSchema, type DraftFields, type DraftPath } from '../../../src-shared/models/draft.ts';
import { placeOf } from '../../../src-shared/models/draft-path.ts';
import { plainDate } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import { codeText } from './coded.ts';

const { createCase } = words;

const rowTitles: Readonly<Record<string, (number: number) => string>> = { diagnoses: createCase.diagnosis, services: createCase.service, attachments: createCase.file };

/** The members of a value that say what it is. */
const shown = new Set(['name', 'title', 'consumerId', 'npi', 'by', 'diagnosis', 'service', 'quantity', 'unit', 'from', 'to']);

/** What a place in the draft is called: "Service 2: Quantity". */
export function pathWords(fields: DraftFields, path: DraftPath): string {
  const [member = '', id, leaf] = path;
  const names: Readonly<Record<string, string>> = createCase.fieldNames;
  const row = id === undefined ? undefined : rowTitles[member]?.((placeOf(fields, path) ?? fields.services.length) + 1);
  return [row ?? names[member] ?? member, leaf === undefined ? undefined : (names[leaf] ?? leaf)].filter(Boolean).join(': ');
}

/** A value of a field as a person reads it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return createCase.nothing;
  if (value === true) return createCase.yes;
  if (typeof value === 'string') return plainDate(value);
  if (Array.isArray(value)) return value.map((each: unknown) => valueWords(each)).join(', ');
  const coded = codedSchema.safeParse(value);
  if (coded.success) return codeText(coded.data);
  const members = Object.entries(value).filter(([name]) => shown.has(name));
  return members.length === 0 ? createCase.added : members.map(([, each]) => valueWords(each)).join(' ');
}
