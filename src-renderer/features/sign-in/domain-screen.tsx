import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { Target } from './target.tsx';

/** The domain's sign-in page is open in the system browser. It moves on by itself when the browser comes back. */
export function DomainScreen({ screen, at }: ScreenProps<'domain'>) {
  const intent = useIntent(screen.busy);
  const { waiting } = screen;
  return (
    <Step heading={words.doors.domainHeading} lead={<Target text={words.doors.domainText(screen.host)} />} problem={screen.problem} at={at} first>
      {waiting && (
        <div className="waiting" role="status">
          <span className="waiting-mark" aria-hidden="true" />
          <p>{words.doors.domainWaiting}</p>
        </div>
      )}
      <div className="step-actions">
        <Button look={waiting ? 'plain' : 'main'} autoFocus busy={intent.busy} onClick={() => intent.send('open', () => bridge.signIn.openBrowser({}))}>
          {waiting ? words.doors.domainOpenAgain : words.doors.domainOpen}
        </Button>
      </div>
    </Step>
  );
}
