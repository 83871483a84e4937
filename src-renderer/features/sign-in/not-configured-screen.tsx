import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';

/** The program has no server to talk to: where IT sets it. */
export function NotConfiguredScreen({ screen }: { readonly screen: ScreenProps<'not-configured'>['screen'] }) {
  return (
    <section className="step">
      <h1>{words.signIn.notConfigured[screen.what].heading}</h1>
      <p className="step-lead">{words.signIn.notConfigured[screen.what].text}</p>
      <p className="target not-configured-path">{screen.path}</p>
      <p>
        {words.signIn.notConfiguredReason} {screen.reason}
      </p>
    </section>
  );
}
