import { Activity, useState } from 'react';
import type { PageProps, Pages, Tab } from '../../components/tab-page.ts';

type Props = PageProps & { readonly pages: Pages; readonly tab: Tab };

/** The shown tab's page, and those that were shown before, hidden and as they were left. */
export function TabPages({ pages, tab, target, ...rest }: Props) {
  const [visited, setVisited] = useState<readonly Tab[]>([]);
  if (!visited.includes(tab)) setVisited([...visited, tab]);
  return visited.map((each) => {
    if (each === 'home') return null;
    const Page = pages[each].Component;
    return (
      <Activity key={each} mode={each === tab ? 'visible' : 'hidden'}>
        <Page {...rest} target={each === tab ? target : undefined} />
      </Activity>
    );
  });
}
