import type { SeenCoverage } from '../../../src-shared/models/submission.ts';
import { useMask } from '../../components/use-mask.ts';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';
import './submission.css';

const { submission } = words;

/** The consumer's coverage under the contract, marked with what to do when it is not active. */
export function CoverageLine({ coverage }: { readonly coverage: SeenCoverage | undefined }) {
  const mask = useMask();
  const now = useNow();
  const warns = coverage !== undefined && coverage.status !== 'active';
  const seen = coverage && (coverage.asOf === undefined ? submission.coverageKept : submission.coverageSeen(recentTime(coverage.asOf, now)));
  return (
    <p className={warns ? 'coverage coverage-warns' : 'coverage'}>
      <span className="coverage-name">{submission.coverage}</span>{' '}
      {coverage === undefined ? submission.noCoverage : [submission.coverageIs(coverage.status), mask(coverage.memberId), seen].filter(Boolean).join(' · ')}
      {warns && `. ${submission.notCovered}`}
    </p>
  );
}
