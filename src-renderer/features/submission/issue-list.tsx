import type { DraftPath } from '../../../src-shared/models/draft.ts';
import type { Issue } from '../../../src-shared/models/submission.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/words.ts';

type Props = { readonly issues: readonly Issue[]; readonly onJump?: (path: DraftPath) => void };

/** What the server or the payer finds wrong, each with the way to its field. */
export function IssueList({ issues, onJump }: Props) {
  return (
    <ul className="issues">
      {issues.map(({ text, path }, index) => (
        <li key={index}>
          {text === '' ? words.submission.noReason : text}{' '}
          {path !== undefined && onJump !== undefined && (
            <Button look="link" onClick={() => onJump(path)}>
              {words.submission.goTo}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
