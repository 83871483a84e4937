import type { Home } from '../../src-shared/models/home.ts';
import { bridge, tell } from '../bridge.ts';
import { recentTime } from '../format/dates.ts';
import { useNow } from '../use-now.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';

/** When the shown data last equalled the server's, and a way to bring it up to date. */
export function AsOf({ home }: { readonly home: Home }) {
  const now = useNow();
  return (
    <div className="as-of">
      <p>{home.asOf === undefined ? words.home.neverLoaded : `${words.home.asOf} ${recentTime(home.asOf, now)}`}</p>
      <Button look="quiet" busy={home.refreshing} aria-keyshortcuts="F5" onClick={() => tell(bridge.home.refresh({}))}>
        {home.refreshing ? words.home.refreshing : words.home.refresh}
      </Button>
    </div>
  );
}
