import { useState, type ReactNode } from 'react';
import type { SavedTable } from '../../../src-shared/models/report.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { SaveButton } from '../../components/save-button.tsx';
import { words } from '../../words/words.ts';

type Column = { readonly heading: string; readonly numeric?: boolean };
type Row = {
  readonly key: string;
  /** As the CSV says them. The first names the row. */
  readonly cells: readonly string[];
  /** In place of a cell's text on the screen, by its place. */
  readonly shown?: Readonly<Record<number, ReactNode>>;
  readonly chart?: ReactNode;
};
type Props = { readonly name: string; readonly columns: readonly Column[]; readonly rows: readonly Row[]; readonly chart?: boolean; readonly most?: number };

/** A report's numbers with their chart beside them, to be saved as CSV. Of many rows it shows the first `most`, and all on request. */
export function ReportTable({ name, columns, rows, chart = false, most = Infinity }: Props) {
  const [all, setAll] = useState(false);
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<SavedTable>();
  const save = () => {
    setSaving(true);
    setOutcome(undefined);
    void ask(bridge.reports.save({ name, table: [columns.map(({ heading }) => heading), ...rows.map(({ cells }) => [...cells])] }))
      .then(setOutcome)
      .finally(() => setSaving(false));
  };
  const look = columns.map(({ numeric }) => (numeric === true ? 'numeric' : undefined));
  return (
    <>
      <table className="report-table" aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ heading }, index) => (
              <th key={heading} scope="col" className={look[index]}>
                {heading}
              </th>
            ))}
            {chart && <td className="report-chart" />}
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, most)).map(({ key, cells: [first = '', ...rest], shown, chart: drawn }) => (
            <tr key={key}>
              <th scope="row">{shown?.[0] ?? first}</th>
              {rest.map((text, index) => (
                <td key={index} className={look[index + 1]} data-heading={columns[index + 1]?.heading}>
                  {shown?.[index + 1] ?? text}
                </td>
              ))}
              {chart && <td className="report-chart">{drawn}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="report-actions">
        {!all && rows.length > most && (
          <Button look="quiet" onClick={() => setAll(true)}>
            {words.reports.showAll(rows.length)}
          </Button>
        )}
        <SaveButton look="quiet" label={words.reports.save} named={words.reports.saveNamed(name)} busy={saving} onClick={save} />
        <p role="status">{outcome !== undefined && outcome !== 'cancelled' && words.reports.outcomes[outcome]}</p>
      </div>
    </>
  );
}
