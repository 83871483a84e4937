import { Section } from '../../components/section.tsx';
import { TabSheet } from '../../components/tab-sheet.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { useAbout } from '../../use-about.ts';
import { words } from '../../words/words.ts';
import './help.css';

const { help } = words;

function Keys() {
  return help.keys.map(({ where, keys }) => (
    <table key={where} className="help-keys">
      <caption>{where}</caption>
      <tbody>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}

function Screens({ goTo }: Pick<PageProps, 'goTo'>) {
  return (
    <dl className="help-screens">
      {help.screens.map(([tab, text]) => (
        <div key={tab}>
          <dt>
            <button type="button" className="button-link" onClick={() => goTo(tab)}>
              {words.home.tabs[tab]}
            </button>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Support() {
  const about = useAbout();
  if (about === undefined) return null;
  const { phone, hours } = about.support;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.home.about.version, `${about.version} (Electron ${about.electron}, Chromium ${about.chromium})`],
    [words.home.about.server, about.server],
  ];
  return (
    <>
      {phone === undefined ? (
        <p>{help.noSupport}</p>
      ) : (
        <p>
          <strong className="mono help-phone">{phone}</strong> <span className="section-aside">{hours}</span>
        </p>
      )}
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** Help: what each screen is for, the keys, what to do offline, and whom to call. All of it is in the program. */
export function HelpPage({ goTo }: PageProps) {
  return (
    <TabSheet heading={help.heading} lead={help.lead}>
      <Section heading={help.screensHeading}>
        <Screens goTo={goTo} />
      </Section>
      <Section heading={help.keysHeading} text={help.keysText}>
        <Keys />
      </Section>
      <Section heading={help.offlineHeading}>
        {help.offline.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Section>
      <Section heading={words.support} text={help.supportText}>
        <Support />
      </Section>
    </TabSheet>
  );
}
