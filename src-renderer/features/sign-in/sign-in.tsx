import { useEffect } from 'react';
import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';
import { TroubleContext } from '../../components/trouble-context.ts';
import { loadLater } from '../../load-later.tsx';
import { words } from '../../words/words.ts';
import { LoginOptions } from './login-options.tsx';
import { Spine } from './spine.tsx';

const steps = loadLater(async () => (await import('./steps.tsx')).Steps);

/** Loads the screens after the login options, so that none of them has to wait for its code. */
export const prefetchSteps = steps.prefetch;

type Props = {
  readonly screen: SignInScreen | undefined;
  /** When the screen's snapshot came. */
  readonly at: number;
  readonly onTrouble: () => void;
  readonly onSettings: () => void;
};

/** Signing in: the spine, and the one step to do now. */
export function SignIn({ screen, at, onTrouble, onSettings }: Props) {
  useEffect(() => {
    document.title = `${words.brand.program} – ${words.signIn.title}`;
  }, []);
  return (
    <TroubleContext value={onTrouble}>
      <div className="sign-in">
        <Spine screen={screen} onSettings={onSettings} />
        <main className="paper">
          {screen?.kind === 'login-options' && <LoginOptions screen={screen} at={at} />}
          {screen !== undefined && screen.kind !== 'login-options' && <steps.Component screen={screen} at={at} />}
        </main>
      </div>
    </TroubleContext>
  );
}
