import type { Tab } from '../../components/tab-page.ts';
import { words } from '../../words/words.ts';

/** A page that is not built yet says what will be there and what to do meanwhile. */
export function UnbuiltPage({ tab }: { readonly tab: Exclude<Tab, 'home'> }) {
  return (
    <section className="unbuilt" aria-labelledby="unbuilt-heading">
      <p className="unbuilt-label">{words.home.unbuilt.label}</p>
      <h1 id="unbuilt-heading">{words.home.tabs[tab]}</h1>
      <p className="unbuilt-text">{words.home.unbuilt[tab]}</p>
      <p>{words.home.unbuilt.meanwhile}</p>
    </section>
  );
}
