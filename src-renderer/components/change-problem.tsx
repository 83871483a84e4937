import { useEffect, useRef } from 'react';
import type { Problem } from '../../src-shared/models/problem.ts';
import { bridge, tell } from '../bridge.ts';
import { Button } from './button.tsx';
import './change-problem.css';
import { ProblemNotice } from './notice.tsx';
import { words } from '../words/words.ts';

type Props = { readonly problem: Problem | undefined; readonly at: number };

/** Why something was not done; when the server wants a fresh sign-in first, with the way to it. */
export function ChangeProblem({ problem, at }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== undefined) place.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  return (
    <div ref={place} className="change-problem">
      <ProblemNotice problem={problem} at={at} />
      {problem?.code === 'confirm-needed' && (
        <Button look="main" onClick={() => tell(bridge.session.signInAgain({}))}>
          {words.account.signInAgain}
        </Button>
      )}
    </div>
  );
}
