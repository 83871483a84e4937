import { useId, type ReactNode } from 'react';

type Props = { readonly heading: string; readonly text?: string; readonly children?: ReactNode };

/** A part of the account: what it is about at the left, what is there and can be done at the right. */
export function Section({ heading, text, children }: Props) {
  const id = useId();
  return (
    <section className="account-section" aria-labelledby={id}>
      <div>
        <h2 id={id} tabIndex={-1}>
          {heading}
        </h2>
        {text !== undefined && <p className="account-aside">{text}</p>}
      </div>
      <div className="account-part">{children}</div>
    </section>
  );
}
