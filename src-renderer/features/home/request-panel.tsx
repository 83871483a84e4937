import { Panel } from '../../components/panel.tsx';
import { RequestFacts } from '../../components/request-facts.tsx';
import { words } from '../../words/words.ts';
import { useRequestDetail } from './use-request-detail.ts';

type Props = { readonly id: string; readonly revision: number; readonly onEdit: (id: string) => void; readonly onClose: () => void };

/** The whole request beside the table; Esc closes it. */
export function RequestPanel({ id, revision, onEdit, onClose }: Props) {
  const read = useRequestDetail(id, revision);
  const there = read !== undefined;
  return (
    <Panel label={words.home.detail.label} of={id} there={there} onClose={onClose}>
      {read?.detail !== undefined && (
        <button type="button" className="button-link panel-edit" onClick={() => onEdit(id)}>
          {words.home.detail.edit}
        </button>
      )}
      {there && read.detail === undefined && <p role="status">{words.home.detail.gone}</p>}
      {read?.detail !== undefined && (
        <RequestFacts detail={read.detail}>
          <p className="panel-mark">{words.home.detail.notSubmitted}</p>
        </RequestFacts>
      )}
    </Panel>
  );
}
