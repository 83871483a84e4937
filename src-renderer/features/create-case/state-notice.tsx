import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';
import { useDraftPart } from './use-draft.ts';

const { createCase } = words;

/** What became of the request elsewhere, or why the server does not take it, and what can be done; what was written stays. */
export function StateNotice({ onCopy }: { readonly onCopy: () => void }) {
  const { state, problem } = useDraftPart((store) => store.draft());
  if (state !== 'parked' && state !== 'gone' && state !== 'sent-elsewhere') return null;
  const reason = [problem?.status, problem?.code, problem?.expression].filter((part) => part !== undefined).join(' · ');
  return (
    <div role="status" className="state-notice">
      <Notice tone="problem" {...createCase.elsewhere[state]}>
        {reason !== '' && <p className="mono">{reason}</p>}
        {state !== 'parked' && <Button onClick={onCopy}>{createCase.copy}</Button>}
      </Notice>
    </div>
  );
}
