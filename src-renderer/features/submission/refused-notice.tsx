import type { DraftPath } from '../../../src-shared/models/draft.ts';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';
import { IssueList } from './issue-list.tsx';
import './submission.css';
import { useReceipt } from './use-receipt.ts';

type Props = { readonly id: string; readonly onJump: (path: DraftPath) => void };

/** Why the server did not take a request that was sent, until it is sent again; an empty alert region before. */
export function RefusedNotice({ id, onJump }: Props) {
  const receipt = useReceipt(id);
  return (
    <div role="alert" className="refused">
      {receipt?.state === 'refused' && (
        <Notice tone="problem" {...words.submission.states.refused}>
          <IssueList issues={receipt.issues} onJump={onJump} />
        </Notice>
      )}
    </div>
  );
}
