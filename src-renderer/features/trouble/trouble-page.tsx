import { Page } from '../../components/page.tsx';
import { words } from '../../words/words.ts';
import { caseOf } from './case-of.ts';
import { Cases } from './cases.tsx';
import { CheckList } from './check-list.tsx';
import { Helpers } from './helpers.tsx';
import { ReportSection } from './report-section.tsx';
import './trouble.css';
import { useChecks } from './use-checks.ts';
import { LastAnswers, LastCode } from './what-happened.tsx';

/** Having trouble logging in?: what to do, what happened, what works and who can help, without a call. */
export function TroublePage({ onClose }: { readonly onClose: () => void }) {
  const checks = useChecks();
  const { trouble } = checks;
  return (
    <Page title={words.trouble.title} heading={words.trouble.heading} lead={words.trouble.lead} back={words.trouble.back} onBack={onClose}>
      <div className="trouble">
        <div>
          <Cases open={caseOf(trouble?.answers[0]?.code)} />
          <Helpers administrators={trouble?.administrators ?? []} />
          <ReportSection {...checks} />
          <section aria-labelledby="ways">
            <h2 id="ways">{words.trouble.waysHeading}</h2>
            <p>{words.trouble.waysText}</p>
            <dl className="ways">
              {words.trouble.ways.map(({ name, text }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <div>
          <CheckList {...checks} />
          <LastCode code={trouble?.code} />
          <LastAnswers answers={trouble?.answers ?? []} />
        </div>
      </div>
    </Page>
  );
}
