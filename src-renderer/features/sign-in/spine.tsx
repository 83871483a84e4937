import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';
import { ConnectionStatus } from '../../components/connection-status.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { PracticeNotice } from '../../components/practice-notice.tsx';
import { useAbout } from '../../use-about.ts';
import { words } from '../../words/words.ts';
import { pathOf } from './path.ts';

function PathList({ screen }: { readonly screen: SignInScreen | undefined }) {
  const path = pathOf(screen);
  if (path === undefined) return null;
  const { stages, current } = path;
  return (
    <ol className="path" aria-label={words.signIn.path.label}>
      {stages.map((stage) => (
        <li key={stage} aria-current={stage === current ? 'step' : undefined} className={stages.indexOf(stage) < stages.indexOf(current) ? 'path-done' : undefined}>
          {words.signIn.path[stage]}
        </li>
      ))}
    </ol>
  );
}

/** The narrow side of signing in: whose portal it is, how far one is, the connection, the practice server, support, the language. */
export function Spine({ screen, onSettings }: { readonly screen: SignInScreen | undefined; readonly onSettings: () => void }) {
  const about = useAbout();
  return (
    <aside className="spine">
      <div className="spine-brand">
        <p className="wordmark">{words.brand.payer}</p>
        <p className="spine-portal">{words.portalName}</p>
      </div>
      <PathList screen={screen} />
      <div className="spine-foot">
        <PracticeNotice />
        <ConnectionStatus />
        <dl className="spine-facts">
          <div>
            <dt>{words.programOnThisPc}</dt>
            <dd>{about === undefined ? '\u00a0' : [about.version, about.server].filter((part) => part !== undefined).join(' · ')}</dd>
          </div>
          {about?.support.phone !== undefined && (
            <div>
              <dt>{words.support}</dt>
              <dd>{[about.support.phone, about.support.hours].filter((part) => part !== undefined).join(' · ')}</dd>
            </div>
          )}
        </dl>
        <div className="spine-settings">
          <LanguageSwitch />
          <button type="button" className="button-link" onClick={onSettings}>
            {words.settings.open}
          </button>
        </div>
      </div>
    </aside>
  );
}
