import { words } from '../../words/words.ts';
import type { Case } from '../../words/en-trouble.ts';

const order: readonly Case[] = ['noCode', 'expired', 'moved', 'link', 'locked', 'password', 'app', 'browser'];

/** The usual cases with what to do; the one that fits what went wrong last is open. */
export function Cases({ open }: { readonly open: Case | undefined }) {
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{words.trouble.casesHeading}</h2>
      {order.map((each) => (
        <details key={each} className="case" open={each === open}>
          <summary>{words.trouble.cases[each].title}</summary>
          <ol>
            {words.trouble.cases[each].steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
