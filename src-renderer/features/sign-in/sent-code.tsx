import { useCountdown } from '../../components/use-countdown.ts';
import { clockTime, recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Target } from './target.tsx';

type Props = { readonly sent: ScreenProps<'code'>['screen']['sent']; readonly at: number; readonly id: string };

/** Where, when and how often the code was sent, and how long it lives when the server has said so. */
export function SentCode({ sent, at, id }: Props) {
  const now = useNow();
  const left = useCountdown(sent.expiresInMs, at);
  const { before, time } = words.signIn.expiresIn(clockTime(left ?? 0));
  return (
    <div className="sent">
      <p id={id}>
        <Target text={(sent.channel === 'voice' ? words.signIn.readTo : words.signIn.sentTo)(sent.target, recentTime(sent.sentAt, now))}/>
      </p>
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
