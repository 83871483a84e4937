import { useState } from 'react';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useSubmission } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import './submission.css';

const { submission } = words;

/** Sends every request that is ready, and says how far that is. */
export function SendAll() {
  const progress = useSubmission()?.value?.progress;
  const [count, setCount] = useState<number>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setCount(await ask(bridge.submission.sendAllReady({})));
    setBusy(false);
  };
  return (
    <div className="send-all">
      <Button busy={busy} onClick={() => void send()}>
        {submission.sendAll}
      </Button>
      <p role="status">{progress !== undefined && progress.total > 0 ? submission.progress(progress.done, progress.total) : count !== undefined && submission.sentAll(count)}</p>
    </div>
  );
}
