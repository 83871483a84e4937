import { useState } from 'react';
import type { ProblemCode } from '../../../src-shared/models/problem.ts';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';

type Props = { readonly reason: ProblemCode; /** What is kept stays, under the password before. */ readonly remembered: boolean };

/** Says why Remember Me, or a changed password for it, could not be kept and what to do; it can be dismissed. */
export function NotRemembered({ reason, remembered }: Props) {
  const [shown, setShown] = useState(true);
  const { what, next } = words.problems[reason];
  if (!shown) return null;
  return (
    <div role="status" className="not-remembered">
      <Notice tone="info" what={remembered ? words.home.notSealed : words.home.notRemembered} next={`${what} ${next}`}>
        <button type="button" className="button-link" onClick={() => setShown(false)}>
          {words.home.dismiss}
        </button>
      </Notice>
    </div>
  );
}
