import type { Home } from '../../../src-shared/models/home.ts';
import type { ProblemCode } from '../../../src-shared/models/problem.ts';
import { AsOf } from '../../components/as-of.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import { Counters } from './counters.tsx';
import { Worklist } from './worklist.tsx';

/** What the connection says itself, with a way to check it. */
const saidByConnection: ReadonlySet<ProblemCode> = new Set(['offline', 'timeout', 'server-trouble', 'network-sign-in', 'untrusted-certificate']);

function FirstLoad({ progress }: { readonly progress: Home['progress'] }) {
  const total = progress?.total;
  return (
    <div className="first-load">
      <p role="status">{words.home.loading}</p>
      <progress aria-label={words.home.loading} value={total === undefined ? undefined : progress?.done} max={total} />
      {progress !== undefined && <p>{words.home.loadingProgress(wholeNumber(progress.done), total === undefined ? undefined : wholeNumber(total))}</p>}
    </div>
  );
}

type Props = {
  readonly home: Home | undefined;
  /** When the home's snapshot came. */
  readonly at: number;
  readonly onMessages: () => void;
  /** Shows what is due, in the reports. */
  readonly onDue: () => void;
  /** Opens a request of the table for editing. */
  readonly onEdit: (id: string) => void;
};

/** HOME: the counters, and the requests saved but not submitted. */
export function HomePage({ home, at, onMessages, onDue, onEdit }: Props) {
  if (home === undefined) return <FirstLoad progress={undefined} />;
  const problem = home.problem !== undefined && saidByConnection.has(home.problem.code) ? undefined : home.problem;
  const firstLoad = home.asOf === undefined && home.refreshing;
  return (
    <>
      <h1 className="visually-hidden">{words.home.tabs.home}</h1>
      <ProblemNotice problem={problem} at={at} />
      <Counters home={home} onMessages={onMessages} onDue={onDue} />
      {firstLoad ? (
        <FirstLoad progress={home.progress} />
      ) : (
        <Worklist home={home} onEdit={onEdit}>
          <AsOf home={home} />
        </Worklist>
      )}
    </>
  );
}
