import { useEffect, useRef } from 'react';
import { RequestFacts } from '../../components/request-facts.tsx';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { useRequestDetail } from './use-request-detail.ts';

type Props = { readonly id: string; readonly revision: number; readonly onEdit: (id: string) => void; readonly onClose: () => void };

/** The whole request beside the table; Esc closes it. */
export function RequestPanel({ id, revision, onEdit, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const read = useRequestDetail(id, revision);
  const there = read !== undefined;
  useKey((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    panel.current?.scrollIntoView();
  }, [id, there]);
  return (
    <aside ref={panel} className="panel" aria-label={words.home.detail.label} aria-busy={!there} tabIndex={0}>
      <button type="button" className="button-link panel-close" aria-keyshortcuts="Escape" onClick={onClose}>
        {words.home.detail.close} <kbd aria-hidden="true">Esc</kbd>
      </button>
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
    </aside>
  );
}
