import { Activity, useEffect, useState } from 'react';
import type { Session } from '../src-shared/models/session.ts';
import type { SignInScreen } from '../src-shared/models/sign-in-screen.ts';
import { bridge, onProgramFault, tell } from './bridge.ts';
import { LeavingDialog } from './components/leaving-dialog.tsx';
import { Notice } from './components/notice.tsx';
import { OfflineBand } from './components/offline-band.tsx';
import { NamesHidden } from './components/use-mask.ts';
import { prefetchSteps, SignIn } from './features/sign-in/sign-in.tsx';
import { loadLater } from './load-later.tsx';
import { pages } from './tabs.ts';
import { useCopied } from './use-copied.ts';
import { useCover } from './use-cover.ts';
import { useLockKey } from './use-lock-key.ts';
import { FoundPlace, PlaceContext } from './use-place.ts';
import { useSession, useWatch } from './use-snapshot.ts';
import { words } from './words/words.ts';

const home = loadLater(async () => (await import('./features/home/home.tsx')).Home);
const account = loadLater(async () => (await import('./features/account/account-page.tsx')).AccountPage);
const watchLayer = loadLater(async () => (await import('./features/watch/watch-layer.tsx')).WatchLayer);
const settings = loadLater(async () => (await import('./features/settings/settings-page.tsx')).SettingsPage);
const trouble = loadLater(async () => (await import('./features/trouble/trouble-page.tsx')).TroublePage);

function prefetch() {
  prefetchSteps();
  trouble.prefetch();
  settings.prefetch();
  home.prefetch();
  account.prefetch();
  for (const page of Object.values(pages)) page.prefetch();
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

function SigningIn({ screen, at }: { readonly screen: SignInScreen | undefined; readonly at: number }) {
  const cover = useCover();
  const setting = useCover();
  return (
    <>
      <Activity mode={cover.shown || setting.shown ? 'hidden' : 'visible'}>
        <SignIn screen={screen} at={at} onTrouble={cover.open} onSettings={setting.open} />
      </Activity>
      {cover.shown && <trouble.Component onClose={cover.close} />}
      {setting.shown && <settings.Component onClose={setting.close} />}
    </>
  );
}

/** The open home and the person's account, both kept as they are under a sign-in that confirms the session. */
function OpenHome({ open, confirming }: { readonly open: NonNullable<Session['open']>; readonly confirming: boolean }) {
  const cover = useCover();
  const setting = useCover();
  const [place] = useState(() => new FoundPlace(open.place));
  useLockKey();
  return (
    <PlaceContext value={place}>
      <Activity mode={confirming || cover.shown || setting.shown ? 'hidden' : 'visible'}>
        <home.Component open={open} onAccount={cover.open} onSettings={setting.open} pages={pages} />
      </Activity>
      {setting.shown && (
        <Activity mode={confirming ? 'hidden' : 'visible'}>
          <OfflineBand open={open} />
          <settings.Component person={open.name} onClose={setting.close} />
        </Activity>
      )}
      {cover.shown && (
        <Activity mode={confirming ? 'hidden' : 'visible'}>
          <OfflineBand open={open} />
          <account.Component open={open} onClose={cover.close} />
        </Activity>
      )}
    </PlaceContext>
  );
}

/** Draws what main says the window shows. */
export function App() {
  useCopied();
  const session = useSession();
  const { screen, open, leaving } = session?.value ?? {};
  const answered = session !== undefined;
  const hidden = useWatch()?.value.hidden !== undefined;

  useEffect(() => {
    if (!answered) return;
    tell(bridge.app.ready({}));
    requestIdleCallback(prefetch, { timeout: 2000 });
  }, [answered]);

  return (
    <NamesHidden value={hidden && open !== undefined}>
      {open !== undefined && <OpenHome open={open} confirming={screen !== undefined} />}
      {(screen !== undefined || open === undefined) && <SigningIn screen={screen} at={session?.at ?? 0} />}
      {open !== undefined && <watchLayer.Component />}
      {leaving !== undefined && <LeavingDialog people={leaving} />}
      <ProgramFault />
    </NamesHidden>
  );
}
