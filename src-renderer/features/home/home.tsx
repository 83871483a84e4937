import { Activity, useEffect, useLayoutEffect, useState } from 'react';
import type { Session } from '../../../src-shared/models/session.ts';
import { bridge, tell } from '../../bridge.ts';
import { ConnectionStatus } from '../../components/connection-status.tsx';
import { OfflineBand } from '../../components/offline-band.tsx';
import { PracticeNotice } from '../../components/practice-notice.tsx';
import type { GoTo, Pages, Tab, Target } from '../../components/tab-page.ts';
import { loadLater } from '../../load-later.tsx';
import { useCover } from '../../use-cover.ts';
import { useKey } from '../../use-key.ts';
import { usePlace } from '../../use-place.ts';
import { useHome } from '../../use-snapshot.ts';
import { useTurnTo } from '../../use-turn-to.ts';
import { words } from '../../words/words.ts';
import { DowntimeBand } from '../downtime/downtime-band.tsx';
import { HomeHeader } from './home-header.tsx';
import { HomePage } from './home-page.tsx';
import './home.css';
import './narrow.css';
import { Navigation } from './navigation.tsx';
import { NotRemembered } from './not-remembered.tsx';
import { TabPages } from './tab-pages.tsx';

const sheets = loadLater(async () => (await import('../downtime/sheets-page.tsx')).SheetsPage);

type Props = { readonly open: NonNullable<Session['open']>; readonly onAccount: () => void; readonly onSettings: () => void; readonly pages: Pages };

const isTab = (name: string): name is Tab => name in words.home.tabs;

/** The facility home screen: header, the portal's tabs, the tab's page, and the connection. Each page keeps its state under another tab. */
export function Home({ open, onAccount, onSettings, pages }: Props) {
  const [place, keepTab] = usePlace('tab', 'home');
  const [target, setTarget] = useState<Target>();
  const tab: Tab = isTab(place) ? place : 'home';
  /** The sheets for phone or fax cover the tab's page, which stays as it is. */
  const cover = useCover();
  const home = useHome();
  const data = home?.value;
  const goTo: GoTo = (next, at) => {
    cover.leave();
    keepTab(next);
    setTarget(at === undefined ? undefined : { id: at });
  };

  useEffect(() => {
    document.title = `${words.brand.program} – ${words.home.title}`;
  }, []);
  // A sign-in screen may have been scrolled down; the home begins at its top.
  useLayoutEffect(() => {
    // Newer Chromium gives a promise back, which React would take for a clean-up.
    window.scrollTo(0, 0);
  }, []);
  useTurnTo(goTo);
  useKey((event) => {
    if (event.key !== 'F5' && !(event.ctrlKey && event.key.toLowerCase() === 'r')) return;
    event.preventDefault();
    tell(bridge.home.refresh({}));
  });

  return (
    <div className="home">
      <OfflineBand open={open} />
      <HomeHeader open={open} home={data} onAccount={onAccount} onSettings={onSettings} />
      <Navigation tab={tab} onTab={goTo} />
      <main className="home-page">
        <Activity mode={cover.shown ? 'hidden' : 'visible'}>
          {open.notRemembered !== undefined && <NotRemembered key={open.notRemembered} reason={open.notRemembered} remembered={open.remembered} />}
          {(tab === 'home' || tab === 'createCase') && <DowntimeBand onSheets={cover.open} />}
          <Activity mode={tab === 'home' ? 'visible' : 'hidden'}>
            <HomePage home={data} at={home?.at ?? 0} onMessages={() => goTo('messageCenter')} onDue={() => goTo('reports')} onEdit={(id) => goTo('createCase', id)} />
          </Activity>
          <TabPages pages={pages} open={open} home={data} tab={tab} target={target} goTo={goTo} />
        </Activity>
        {cover.shown && <sheets.Component person={open.name} home={data} onLeave={cover.close} />}
      </main>
      <footer className="home-foot">
        <ConnectionStatus onSignInAgain={() => tell(bridge.session.signInAgain({}))} />
        <PracticeNotice />
      </footer>
    </div>
  );
}
