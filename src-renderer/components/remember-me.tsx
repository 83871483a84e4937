import { useOptimistic, useTransition } from 'react';
import type { SignInScreen } from '../../src-shared/models/sign-in-screen.ts';
import { ask, bridge } from '../bridge.ts';
import { words } from '../words/words.ts';

type State = Extract<SignInScreen, { kind: 'credentials' }>['rememberMe'];

/** The tick of Remember Me with what it means, or why this PC can't remember anyone and what to do about it. */
export function RememberMe({ checked, blocked, hidden }: State) {
  const [shown, setShown] = useOptimistic(checked);
  const [, startTransition] = useTransition();
  const change = (next: boolean) =>
    startTransition(async () => {
      setShown(next);
      await ask(bridge.signIn.setRememberMe({ checked: next }));
    });
  const reason = blocked === undefined ? undefined : words.problems[blocked];
  if (hidden === true) return null;
  return (
    <div className="remember-me">
      <label>
        <input type="checkbox" checked={shown && reason === undefined} disabled={reason !== undefined} aria-describedby="remember-me-means" onChange={(event) => change(event.target.checked)} />
        <span>{words.signIn.rememberMe}</span>
      </label>
      <p id="remember-me-means" className="remember-me-means">
        {reason === undefined ? words.signIn.rememberMeMeans : `${reason.what} ${reason.next}`}
      </p>
    </div>
  );
}
