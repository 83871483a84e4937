import { Activity, useEffect, useState } from 'react';
import { bridge, onProgramFault, tell } from './bridge.ts';
import { Notice } from './components/notice.tsx';
import { prefetchSteps, SignIn } from './features/sign-in/sign-in.tsx';
import { loadLater } from './load-later.tsx';
import { useSession } from './use-snapshot.ts';
import { words } from './words/words.ts';

const home = loadLater(async () => (await import('./features/home/home.tsx')).Home);

function prefetch() {
  prefetchSteps();
  home.prefetch();
}

function ProgramFault() {
  const [shown, setShown] = useState(false);
  useEffect(() => onProgramFault(() => setShown(true)), []);
  return (
    <div role="alert" className="program-fault">
      {shown && (
        <Notice tone="problem" what={words.programFault.what} next={words.programFault.next}>
          <button type="button" className="button-link" onClick={() => setShown(false)}>
            {words.programFault.dismiss}
          </button>
        </Notice>
      )}
    </div>
  );
}

/** Draws what main says the window shows. An open home stays as it is under a sign-in that confirms it. */
export function App() {
  const session = useSession();
  const { screen, open } = session?.value ?? {};
  const answered = session !== undefined;

  useEffect(() => {
    if (!answered) return;
    tell(bridge.app.ready({}));
    requestIdleCallback(prefetch, { timeout: 2000 });
  }, [answered]);

  return (
    <>
      {open !== undefined && (
        <Activity mode={screen === undefined ? 'visible' : 'hidden'}>
          <home.Component open={open} />
        </Activity>
      )}
      {(screen !== undefined || open === undefined) && <SignIn screen={screen} at={session?.at ?? 0} />}
      <ProgramFault />
    </>
  );
}
