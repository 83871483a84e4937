import type { ThisPc } from '../../../src-shared/models/policy.ts';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';
import { valueText } from './value-text.ts';

/** Who manages this PC, from where, and every setting with who set it. */
export function AllSettings({ thisPc }: { readonly thisPc: ThisPc }) {
  const { managedBy, present, place, problem, configuration, settings } = thisPc;
  return (
    <>
      {problem !== undefined && <Notice tone="problem" what={words.settings.wrongPolicy} next={<span className="mono">{problem.reason}</span>} />}
      <p>
        {managedBy === undefined && !present && words.settings.notManaged}
        {present && words.settings.managed(managedBy?.name ?? words.settings.yourOrganization)} {managedBy?.contact !== undefined && `${words.settings.contact} ${managedBy.contact}`}
      </p>
      <dl className="facts settings-places">
        <div>
          <dt>{words.settings.place}</dt>
          <dd className="mono">{present ? place : words.settings.noPolicy(place)}</dd>
        </div>
        <div>
          <dt>{words.settings.configuration}</dt>
          <dd className="mono">{configuration}</dd>
        </div>
      </dl>
      <table className="settings-table">
        <caption>{words.settings.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.settings.setting}</th>
            <th scope="col">{words.settings.value}</th>
            <th scope="col">{words.settings.source}</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, value, source }) => (
            <tr key={name}>
              <th scope="row">{words.settings.names[name]}</th>
              <td>{valueText(name, value)}</td>
              <td className={`settings-source settings-${source}`}>{words.settings.sources[source]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
