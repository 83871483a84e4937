import { useCountdown } from '../../components/use-countdown.ts';
import { clockTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** The server changes the password: nothing to do but wait. It moves on by itself. */
export function ResettingScreen({ screen, at }: ScreenProps<'resetting'>) {
  const left = useCountdown(screen.giveUpInMs, at) ?? 0;
  return (
    <Step heading={words.doors.resettingHeading} lead={words.doors.resettingText} problem={screen.problem} at={at} first>
      <div className="waiting" role="status" tabIndex={-1} ref={takeFocus}>
        <span className="waiting-mark" aria-hidden="true" />
        <p>{words.doors.resettingNext}</p>
      </div>
      {left > 0 && <p className="step-aside">{words.doors.resettingLeft(clockTime(left))}</p>}
    </Step>
  );
}
