import { useCountdown } from '../../components/use-countdown.ts';
import { clockTime, recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Target } from './target.tsx';

type Screen = ScreenProps<'code'>['screen'];
type Props = Pick<Screen, 'sent' | 'proves'> & { readonly at: number; readonly id: string };

function whereFrom({ channel, target }: Screen['sent'], proves: Screen['proves'], time: string) {
  if (channel === 'authenticator') return target === '' ? undefined : words.signIn.appOn(target);
  if (channel === 'recovery') return { before: words.signIn.fromRecoveryList, target: '' };
  if (proves === 'reset') return words.signIn.askedFor(target, time);
  return (channel === 'voice' ? words.signIn.readTo : words.signIn.sentTo)(target, time);
}

/** Where, when and how often the code was sent, and how long it lives when the server has said so; or where else it comes from. */
export function SentCode({ sent, proves, at, id }: Props) {
  const now = useNow();
  const left = useCountdown(sent.expiresInMs, at);
  const where = whereFrom(sent, proves, recentTime(sent.sentAt, now));
  const { before, time } = words.signIn.expiresIn(clockTime(left ?? 0));
  return (
    <div className="sent">
      <p id={id}>{where !== undefined && <Target text={where} />}</p>
      {sent.sendCount > 1 && <p>{words.signIn.sentTimes(sent.sendCount)}</p>}
      {left !== undefined && left > 0 && (
        <p role="timer">
          {before}
          <span className="target">{time}</span>
        </p>
      )}
      {left === 0 && <p role="status">{words.signIn.mayHaveExpired}</p>}
    </div>
  );
}
