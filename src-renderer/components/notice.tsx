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

type ProblemProps = { readonly problem: Problem | undefined; /** When the problem came, `performance.now()`. */ readonly at: number };

/** A problem in words, announced when it comes, over when its wait is; an empty alert region until then. */
export function ProblemNotice({ problem, at }: ProblemProps) {
  const waitMs = problem?.waitMs;
  const left = useCountdown(waitMs === 0 ? undefined : waitMs, at);
  return (
    <div role="alert" className="problem">
      {problem !== undefined &&
        (left === 0 ? (
          <Notice tone="info" what={words.tryAgainNow} />
        ) : (
          <Notice tone="problem" {...words.problems[problem.code]}>
            {left !== undefined && (
              <p className="notice-wait" role="timer">
                {words.tryAgainIn(clockTime(left))}
              </p>
            )}
            {problem.reference !== undefined && <Reference reference={problem.reference} />}
          </Notice>
        ))}
    </div>
  );
}
