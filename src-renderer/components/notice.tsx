import { useState, type ReactNode } from 'react';
import type { Problem } from '../../src-shared/models/problem.ts';
import { clockTime } from '../format/dates.ts';
import { words } from '../words/words.ts';
import { useCountdown } from './use-countdown.ts';

type NoticeProps = {
  readonly tone: 'problem' | 'info' | 'good';
  readonly what: ReactNode;
  readonly next?: ReactNode;
  readonly children?: ReactNode;
};

/** What happened and what to do next, marked at its left edge. */
export function Notice({ tone, what, next, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`}>
      <p className="notice-what">{what}</p>
      {next !== undefined && <p className="notice-next">{next}</p>}
      {children}
    </div>
  );
}

function Reference({ reference }: { readonly reference: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(reference).then(() => setCopied(true), () => setCopied(false));
  return (
    <p className="notice-reference">
      {words.reference} <code>{reference}</code>
      <button type="button" className="button-link" onClick={copy}>
        {words.copy}
      </button>{' '}
      <span role="status">{copied && words.copied}</span>
    </p>
  );
}

function Wait({ waitMs, from }: { readonly waitMs: number; readonly from: number }) {
  const left = useCountdown(waitMs, from) ?? 0;
  return (
    <p className="notice-wait" role="timer">
      {left > 0 ? words.tryAgainIn(clockTime(left)) : words.tryAgainNow}
    </p>
  );
}

type ProblemProps = { readonly problem: Problem | undefined; /** When the problem came, `performance.now()`. */ readonly at: number };

/** A problem in words, announced when it comes; an empty alert region until then. */
export function ProblemNotice({ problem, at }: ProblemProps) {
  return (
    <div role="alert" className="problem">
      {problem !== undefined && (
        <Notice tone="problem" {...words.problems[problem.code]}>
          {problem.waitMs !== undefined && <Wait waitMs={problem.waitMs} from={at} />}
          {problem.reference !== undefined && <Reference reference={problem.reference} />}
        </Notice>
      )}
    </div>
  );
}
