import type { Setup } from '../../../src-shared/models/setup.ts';
import { plainDate } from '../../format/dates.ts';
import { words } from '../../words/words.ts';

/** The contracts, each with the times that it allows. */
export function Contracts({ contracts }: Pick<Setup, 'contracts'>) {
  if (contracts.length === 0) return <p>{words.setup.noContracts}</p>;
  return contracts.map(({ id, name, clocks }) => (
    <table key={id} className="setup-table">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{words.setup.what}</th>
          <th scope="col">{words.setup.time}</th>
          <th scope="col">{words.setup.source}</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map(({ kind, amount, unit, source, since }) => (
          <tr key={kind}>
            <th scope="row">{words.setup.clocks[kind]}</th>
            <td>{words.setup.units[unit](amount)}</td>
            <td className="section-aside">
              {source}
              {since !== undefined && `, ${words.setup.since(plainDate(since))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
