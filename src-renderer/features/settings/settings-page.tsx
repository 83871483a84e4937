import type { Theme } from '../../../src-shared/models/about.ts';
import { ask, bridge } from '../../bridge.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { words } from '../../words/words.ts';
import { AllSettings } from './all-settings.tsx';
import { Choices } from './choices.tsx';
import { Diagnostics } from './diagnostics.tsx';
import './settings.css';
import { useThisPc } from './use-this-pc.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

type Props = { readonly onClose: () => void; /** Whose home is open. */ readonly person?: string };

/** What the people of this PC choose for it, and all that holds on it with who set it. */
export function SettingsPage({ onClose, person }: Props) {
  const { thisPc, reload } = useThisPc();
  const setTheme = (text: string) => {
    const theme = themes.find((each) => each === text);
    if (theme !== undefined) void ask(bridge.settings.setTheme({ theme })).then(reload);
  };
  return (
    <Page heading={words.settings.heading} title={words.settings.title} lead={words.settings.lead} back={words.settings.back} onBack={onClose} {...(person !== undefined && { person })}>
      {thisPc === undefined ? (
        <p role="status">{words.settings.reading}</p>
      ) : (
        <>
          <Section heading={words.settings.looksHeading}>
            <LanguageSwitch />
            <SelectField label={words.settings.theme} value={thisPc.theme} onChange={(event) => setTheme(event.target.value)}>
              {themes.map((theme) => (
                <option key={theme} value={theme}>
                  {words.settings.themes[theme]}
                </option>
              ))}
            </SelectField>
          </Section>
          <Section heading={words.settings.stricterHeading} text={words.settings.stricterText}>
            <Choices thisPc={thisPc} onChosen={reload} />
          </Section>
          <Section heading={words.settings.allHeading}>
            <AllSettings thisPc={thisPc} />
          </Section>
          <Section heading={words.settings.diagnostics.heading} text={words.settings.diagnostics.text}>
            <Diagnostics />
          </Section>
        </>
      )}
    </Page>
  );
}
