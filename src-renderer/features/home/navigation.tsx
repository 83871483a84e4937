import type { Tab } from '../../components/tab-page.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';

const tabs: readonly Tab[] = ['home', 'cases', 'createCase', 'consumers', 'setup', 'messageCenter', 'reports', 'help'];

type Props = { readonly tab: Tab; readonly onTab: (tab: Tab) => void };

/** The portal's navigation as folder tabs; Alt and a digit shows the tab of that place. */
export function Navigation({ tab, onTab }: Props) {
  useKey((event) => {
    const chosen = event.altKey && !event.ctrlKey && /^Digit[1-8]$/.test(event.code) ? tabs[Number(event.code.slice(-1)) - 1] : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    onTab(chosen);
  });
  return (
    <nav className="tabs" aria-label={words.home.navigation}>
      {tabs.map((each, index) => (
        <button key={each} type="button" className="tab" aria-keyshortcuts={`Alt+${index + 1}`} aria-current={each === tab ? 'page' : undefined} onClick={() => onTab(each)}>
          {words.home.tabs[each]}
        </button>
      ))}
    </nav>
  );
}
