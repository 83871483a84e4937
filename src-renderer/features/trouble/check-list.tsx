import type { Check } from '../../../src-shared/models/trouble.ts';
import { Button } from '../../components/button.tsx';
import { duration } from '../../format/durations.ts';
import { timeOfDay } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import type { useChecks } from './use-checks.ts';

const order: readonly Check['what'][] = ['sign-in-server', 'request-server', 'domain-server', 'clock', 'keychain'];

type Said = { readonly what: string; readonly next?: string };

function said({ what, result }: Check): Said {
  const { good, skipped } = words.trouble.checked[what];
  if (result === 'good') return { what: good };
  if (result === 'skipped') return { what: skipped };
  return result === 'clock-wrong' ? words.trouble.clockWrong : words.problems[result];
}

/** A server tells its time in whole seconds (RFC 9110 §6.6.1), so less than one says nothing. */
const leastOffMs = 1000;

function clockOff(aheadMs: number | undefined): string | undefined {
  if (aheadMs === undefined || Math.abs(aheadMs) < leastOffMs) return undefined;
  return (aheadMs < 0 ? words.trouble.clockBehind : words.trouble.clockAhead)(duration(Math.abs(aheadMs)));
}

function CheckLine({ check }: { readonly check: Check }) {
  const { what, next } = said(check);
  const look = check.result === 'good' || check.result === 'skipped' ? check.result : 'bad';
  return (
    <li className={`check-line check-${look}`}>
      <span className="check-mark" aria-hidden="true" />
      <div>
        <p className="check-name">
          {words.trouble.checked[check.what].name} {check.host !== undefined && <span className="mono check-host">{check.host}</span>}
        </p>
        <p className="check-result">
          {what} {clockOff(check.aheadMs)}
        </p>
        {next !== undefined && <p>{next}</p>}
      </div>
    </li>
  );
}

/** The servers, the clock and the keychain, each with what came out. */
export function CheckList({ checked, busy, failed, check }: ReturnType<typeof useChecks>) {
  const checks = order.flatMap((what) => checked?.checks.filter((each) => each.what === what) ?? []);
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{words.trouble.checksHeading}</h2>
      <ul className="checks" aria-busy={busy}>
        {checks.map((each) => (
          <CheckLine key={each.what} check={each} />
        ))}
      </ul>
      {busy && <progress aria-label={words.trouble.checking} />}
      <p role="status" className="check-status">
        {busy ? words.trouble.checking : failed ? words.trouble.checkFailed : checked && words.trouble.checkedAt(timeOfDay(checked.at))}
      </p>
      <Button busy={busy} onClick={check}>
        {words.trouble.checkAgain}
      </Button>
    </section>
  );
}
