import { auditActionSchema, auditOutcomeSchema, type AuditFilter } from '../../../src-shared/models/audit.ts';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { dayBegins } from '../../format/local-days.ts';
import { words } from '../../words/words.ts';

/** What is looked for; the days as FHIR dates, or as typed when they are none. */
export type AuditSearch = Pick<AuditFilter, 'who' | 'action' | 'outcome'> & { readonly text: string; readonly from: string; readonly to: string };

/** Looks for everything. */
export const everything: AuditSearch = { text: '', from: '', to: '' };

/** The search as main takes it. */
export function toFilter({ text, who, action, outcome, from, to }: AuditSearch): AuditFilter {
  const [begin, end] = [dayBegins(from), dayBegins(to, 1)];
  return { text, ...(who !== undefined && { who }), ...(action && { action }), ...(outcome && { outcome }), ...(begin !== undefined && { from: begin }), ...(end !== undefined && { before: end }) };
}

type Props = {
  readonly search: AuditSearch;
  readonly people: readonly string[];
  readonly nameOf: (who: string) => string;
  readonly onChange: (search: AuditSearch) => void;
};

/** Searches the audit trail as you type. */
export function AuditSearchFields({ search, people, nameOf, onChange }: Props) {
  const year = new Date().getFullYear();
  return (
    <div className="audit-search" role="search">
      <SelectField label={words.audit.person} value={search.who ?? ''} onChange={({ target }) => onChange({ ...search, who: target.value || undefined })}>
        <option value="">{words.audit.anybody}</option>
        {people.map((who) => (
          <option key={who} value={who}>
            {nameOf(who)}
          </option>
        ))}
      </SelectField>
      <SelectField label={words.audit.action} value={search.action ?? ''} onChange={({ target }) => onChange({ ...search, action: auditActionSchema.safeParse(target.value).data })}>
        <option value="">{words.audit.anyAction}</option>
        {auditActionSchema.options.map((action) => (
          <option key={action} value={action}>
            {words.audit.actions[action]}
          </option>
        ))}
      </SelectField>
      <SelectField label={words.audit.outcome} value={search.outcome ?? ''} onChange={({ target }) => onChange({ ...search, outcome: auditOutcomeSchema.safeParse(target.value).data })}>
        <option value="">{words.audit.anyOutcome}</option>
        {auditOutcomeSchema.options.map((outcome) => (
          <option key={outcome} value={outcome}>
            {words.audit.outcomes[outcome]}
          </option>
        ))}
      </SelectField>
      <Field label={words.audit.search} value={search.text} maxLength={200} onChange={({ target }) => onChange({ ...search, text: target.value })} />
      <DateField label={words.audit.from} name="audit-from" value={search.from} latestYear={year} onChange={(from) => onChange({ ...search, from })} />
      <DateField label={words.audit.to} name="audit-to" value={search.to} latestYear={year} onChange={(to) => onChange({ ...search, to })} />
    </div>
  );
}
