import { words } from '../../words/words.ts';

export type Tab = keyof typeof words.home.tabs;
const tabs: readonly Tab[] = ['home', 'cases', 'createCase', 'consumers', 'setup', 'messageCenter', 'reports', 'help'];

type Props = { readonly tab: Tab; readonly onTab: (tab: Tab) => void };

/** The portal's navigation as folder tabs. */
export function Navigation({ tab, onTab }: Props) {
  return (
    <nav className="tabs" aria-label={words.home.navigation}>
      {tabs.map((each) => (
        <button key={each} type="button" className="tab" aria-current={each === tab ? 'page' : undefined} onClick={() => onTab(each)}>
          {words.home.tabs[each]}
        </button>
      ))}
    </nav>
  );
}
