import { useState } from 'react';
import type { ProblemCode } from '../../../src-shared/models/problem.ts';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';

/** Says why Remember Me could not be kept and what to do; it can be dismissed. */
export function NotRemembered({ reason }: { readonly reason: ProblemCode }) {
  const [shown, setShown] = useState(true);
  const { what, next } = words.problems[reason];
  if (!shown) return null;
  return (
    <div role="status" className="not-remembered">
      <Notice tone="info" what={words.home.notRemembered} next={`${what} ${next}`}>
        <button type="button" className="button-link" onClick={() => setShown(false)}>
          {words.home.dismiss}
        </button>
      </Notice>
    </div>
  );
}
