import { useId, type ReactNode } from 'react';
import './section.css';

type Props = { readonly heading: string; readonly text?: string; readonly children?: ReactNode };

/** A part of a page: what it is about at the left, what is there and can be done at the right. */
export function Section({ heading, text, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div>
        <h2 id={id} tabIndex={-1}>
          {heading}
        </h2>
        {text !== undefined && <p className="section-aside">{text}</p>}
      </div>
      <div className="section-part">{children}</div>
    </section>
  );
}
