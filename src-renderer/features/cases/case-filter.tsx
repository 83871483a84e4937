import type { ReactNode, RefObject } from 'react';
import { caseStateSchema, type CaseState } from '../../../src-shared/models/case.ts';
import { DateField } from '../../components/date-field.tsx';
import { FilterField } from '../../components/filter-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { words } from '../../words/words.ts';

/** What is looked for: words, a state, and the days of sending as FHIR dates (or as typed when they are none). */
export type CaseSearch = { readonly filter: string; readonly state: CaseState | undefined; readonly from: string; readonly to: string };

/** Looks for every case. */
export const everyCase: CaseSearch = { filter: '', state: undefined, from: '', to: '' };

type Props = {
  readonly search: CaseSearch;
  readonly onChange: (change: Partial<CaseSearch>) => void;
  readonly onDown: () => void;
  readonly ref: RefObject<HTMLInputElement | null>;
  /** How many there are. */
  readonly children: ReactNode;
};

/** Searches as you type: `/` comes here, Esc clears, the arrow goes down into the table. */
export function CaseFilter({ search, onChange, onDown, ref, children }: Props) {
  const year = new Date().getFullYear();
  return (
    <div className="filter case-filter" role="search">
      <FilterField label={words.cases.search} hint={words.cases.searchHint} value={search.filter} onChange={(filter) => onChange({ filter })} onDown={onDown} ref={ref} />
      <SelectField label={words.cases.state} value={search.state ?? ''} onChange={(event) => onChange({ state: caseStateSchema.safeParse(event.target.value).data })}>
        <option value="">{words.cases.anyState}</option>
        {caseStateSchema.options.map((state) => (
          <option key={state} value={state}>
            {words.cases.states[state]}
          </option>
        ))}
      </SelectField>
      <DateField label={words.cases.from} name="from" value={search.from} latestYear={year} onChange={(from) => onChange({ from })} />
      <DateField label={words.cases.to} name="to" value={search.to} latestYear={year} onChange={(to) => onChange({ to })} />
      <p role="status" className="filter-count">
        {children}
      </p>
    </div>
  );
}
