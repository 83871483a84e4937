import type { ReactNode } from 'react';
import './tab-sheet.css';

type Props = { readonly heading: string; readonly lead?: string; readonly children: ReactNode };

/** A tab's page that scrolls as a whole, under its heading. */
export function TabSheet({ heading, lead, children }: Props) {
  return (
    <section className="tab-sheet" aria-label={heading} tabIndex={0}>
      <h1>{heading}</h1>
      {lead !== undefined && <p className="tab-sheet-lead">{lead}</p>}
      {children}
    </section>
  );
}
