import { Activity, useEffect, useLayoutEffect, useState } from 'react';
import type { Session } from '../../../src-shared/models/session.ts';
import { bridge, tell } from '../../bridge.ts';
import { ConnectionStatus } from '../../components/connection-status.tsx';
import { PracticeNotice } from '../../components/practice-notice.tsx';
import type { GoTo, Pages, Tab, Target } from '../../components/tab-page.ts';
import { useKey } from '../../use-key.ts';
import { useHome } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { HomeHeader } from './home-header.tsx';
import { HomePage } from './home-page.tsx';
import './home.css';
import './narrow.css';
import { Navigation } from './navigation.tsx';
import { NotRemembered } from './not-remembered.tsx';
import { TabPages } from './tab-pages.tsx';

type Props = { readonly open: NonNullable<Session['open']>; readonly onAccount: () => void; readonly pages: Pages };

/** The facility home screen: header, the portal's tabs, the tab's page, and the connection. Each page keeps its state under another tab. */
export function Home({ open, onAccount, pages }: Props) {
  const [{ tab, target }, setShown] = useState<{ readonly tab: Tab; readonly target?: Target }>({ tab: 'home' });
  const home = useHome();
  const data = home?.value;
  const goTo: GoTo = (next, at) => setShown({ tab: next, ...(at !== undefined && { target: { id: at } }) });

  useEffect(() => {
    document.title = `${words.brand.program} – ${words.home.title}`;
  }, []);
  // A sign-in screen may have been scrolled down; the home begins at its top.
  useLayoutEffect(() => {
    // Newer Chromium gives a promise back, which React would take for a clean-up.
    window.scrollTo(0, 0);
  }, []);
  useKey((event) => {
    if (event.key !== 'F5' && !(event.ctrlKey && event.key.toLowerCase() === 'r')) return;
    event.preventDefault();
    tell(bridge.home.refresh({}));
  });

  return (
    <div className="home">
      <HomeHeader open={open} home={data} onAccount={onAccount} />
      <Navigation tab={tab} onTab={goTo} />
      <main className="home-page">
        {open.notRemembered !== undefined && <NotRemembered key={open.notRemembered} reason={open.notRemembered} remembered={open.remembered} />}
        <Activity mode={tab === 'home' ? 'visible' : 'hidden'}>
          <HomePage home={data} at={home?.at ?? 0} onMessages={() => goTo('messageCenter')} onDue={() => goTo('reports')} onEdit={(id) => goTo('createCase', id)} />
        </Activity>
        <TabPages pages={pages} open={open} home={data} tab={tab} target={target} goTo={goTo} />
      </main>
      <footer className="home-foot">
        <ConnectionStatus onSignInAgain={() => tell(bridge.session.signInAgain({}))} />
        <PracticeNotice />
      </footer>
    </div>
  );
}
