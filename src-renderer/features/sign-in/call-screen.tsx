import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { clockTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import { OtherMethods } from './other-methods.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { Target } from './target.tsx';

const hash = <kbd className="key">{words.signIn.hash}</kbd>;

/** A call under way, or ended: what to do on the phone. It moves on by itself. */
export function CallScreen({ screen, at }: ScreenProps<'call'>) {
  const { target, keyIn, ringing } = screen;
  const intent = useIntent(screen.busy);
  const left = useCountdown(screen.expiresInMs, at);
  const lead =
    keyIn === undefined ? (
      <>
        <Target text={words.signIn.callText(target)} />
        {hash}.
      </>
    ) : (
      <>
        <Target text={words.signIn.callKeyIn(target)} />
        <span className="key-in">{keyIn}</span>
        {words.signIn.callKeyInThen}
        {hash}.
      </>
    );
  return (
    <Step heading={ringing ? words.signIn.callHeading : words.signIn.callEnded} lead={ringing ? lead : undefined} problem={screen.problem} at={at}>
      {ringing && (
        <div className="call" role="status">
          <span className="call-mark" aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
          <div>
            <p>{words.signIn.callWaiting}</p>
            {left !== undefined && left > 0 && (
              <p className="call-left" aria-hidden="true">
                {words.signIn.callEndsIn(clockTime(left))}
              </p>
            )}
          </div>
        </div>
      )}
      <div className="step-actions">
        <Button
          look={ringing ? 'plain' : 'main'}
          autoFocus
          busy={intent.sending('again')}
          blocked={intent.busy}
          onClick={() => intent.send('again', () => bridge.signIn.resend({}))}
        >
          {words.signIn.callAgain}
        </Button>
      </div>
      <OtherMethods methods={screen.other} intent={intent} />
    </Step>
  );
}
