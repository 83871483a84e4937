import { useState } from 'react';
import { bridge, tell } from '../../bridge.ts';
import { ForgetDialog } from '../../components/forget-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';

/** People whose key is missing from the keychain: what is kept of them opens no more, and can be forgotten. */
export function LostPeople({ count }: { readonly count: number }) {
  const [asking, setAsking] = useState(false);
  if (count === 0) return null;
  return (
    <Notice tone="info" what={words.signIn.lostPeople(count)} next={words.signIn.lostNext}>
      <button type="button" className="button-link" onClick={() => setAsking(true)}>
        {words.signIn.forgetLost}
      </button>
      {asking && (
        <ForgetDialog heading={`${words.signIn.forgetLost}?`} text={words.signIn.forgetLostText} onForget={() => tell(bridge.signIn.forgetLost({}))} onClose={() => setAsking(false)} />
      )}
    </Notice>
  );
}
