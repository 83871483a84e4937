import { use } from 'react';
import type { Via } from '../../../src-shared/models/person.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { RememberMe } from '../../components/remember-me.tsx';
import { TroubleContext } from '../../components/trouble-context.ts';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { LostPeople } from './lost-people.tsx';
import { People } from './people.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The login page: remembered people, then the portal's login options. */
export function LoginOptions({ screen, at }: ScreenProps<'login-options'>) {
  const intent = useIntent(screen.busy);
  const choose = (via: Via) => intent.send(via, () => bridge.signIn.choose({ via }));
  const doors = {
    signUp: () => intent.send('signUp', () => bridge.signIn.signUp({})),
    register: () => intent.send('register', () => bridge.signIn.register({})),
    trouble: use(TroubleContext),
  };
  const nobody = screen.people.length === 0;
  return (
    <section className="login-options">
      <ProblemNotice problem={screen.problem} at={at} />
      {screen.unreadablePeople > 0 && <Notice tone="info" what={words.signIn.unreadablePeople(screen.unreadablePeople)} next={words.signIn.unreadableNext} />}
      <LostPeople count={screen.lostPeople} />
      <People people={screen.people} intent={intent} />
      <h1>{words.signIn.loginOptions}</h1>
      <div className="login-option">
        <div>
          <h2>{words.brand.payer}</h2>
          <p>{words.signIn.domainHelp}</p>
        </div>
        <Button busy={intent.sending('domain')} blocked={intent.busy} onClick={() => choose('domain')}>
          {words.signIn.domainLogin}
        </Button>
      </div>
      <div className="login-option">
        <div>
          <h2>{words.signIn.provider}</h2>
          <p>{words.signIn.providerHelp}</p>
        </div>
        <div className="login-buttons">
          <Button look="main" autoFocus={nobody} busy={intent.sending('phone')} blocked={intent.busy} onClick={() => choose('phone')}>
            {words.signIn.loginWithPhone}
          </Button>
          <Button look="main" busy={intent.sending('email')} blocked={intent.busy} onClick={() => choose('email')}>
            {words.signIn.loginWithEmail}
          </Button>
        </div>
        <RememberMe {...screen.rememberMe} />
      </div>
      <ul className="help-lines">
        {words.signIn.help.map(({ door, before, link, after }) => (
          <li key={door}>
            {before}
            <button type="button" className="button-link" onClick={doors[door]}>
              {link}
            </button>
            {after}
          </li>
        ))}
      </ul>
    </section>
  );
}
