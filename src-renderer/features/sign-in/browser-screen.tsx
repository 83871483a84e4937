import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { Target } from './target.tsx';

/** The server wants this step done in its own pages. */
export function BrowserScreen({ screen, at }: ScreenProps<'browser'>) {
  const intent = useIntent(screen.busy);
  return (
    <Step heading={words.signIn.browserHeading} lead={<Target text={words.signIn.browserText(screen.host)} />} problem={screen.problem} at={at}>
      {screen.opened && <p role="status">{words.signIn.browserOpened}</p>}
      <div className="step-actions">
        <Button look={screen.opened ? 'plain' : 'main'} autoFocus busy={intent.busy} onClick={() => intent.send('open', () => bridge.signIn.openBrowser({}))}>
          {screen.opened ? words.signIn.browserOpenAgain : words.signIn.browserOpen}
        </Button>
      </div>
    </Step>
  );
}
