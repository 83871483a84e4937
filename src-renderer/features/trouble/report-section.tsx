import { Button } from '../../components/button.tsx';
import { useCopy } from '../../components/use-copy.ts';
import { useAbout } from '../../use-about.ts';
import { useNow } from '../../use-now.ts';
import { language } from '../../words/locale.ts';
import { words } from '../../words/words.ts';
import { reportText } from './report.ts';
import type { useChecks } from './use-checks.ts';

/** The report to copy for support, which can be read before it is. */
export function ReportSection({ trouble, checked }: Pick<ReturnType<typeof useChecks>, 'trouble' | 'checked'>) {
  const about = useAbout();
  const { outcome, copy } = useCopy();
  const now = useNow();
  const text = reportText({ about, language, now, trouble, checked });
  return (
    <section aria-labelledby="report">
      <h2 id="report">{words.trouble.reportHeading}</h2>
      <p>{words.trouble.reportText}</p>
      <Button onClick={() => copy(text)}>{words.trouble.copyReport}</Button>
      <p role="status" className="report-outcome">
        {outcome === 'copied' && words.trouble.reportCopied}
        {outcome === 'failed' && words.trouble.reportNotCopied}
      </p>
      <details className="report" open={outcome === 'failed'}>
        <summary>{words.trouble.showReport}</summary>
        <pre tabIndex={0} aria-label={words.trouble.reportHeading}>
          {text}
        </pre>
      </details>
    </section>
  );
}
