import { bridge, tell } from '../bridge.ts';
import { languages } from '../words/languages.ts';
import { words } from '../words/words.ts';

/** The languages that the program speaks, each by its own name. */
export function LanguageSwitch() {
  return (
    <div className="languages" role="group" aria-label={words.languageLabel}>
      {languages.map(({ language, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="button-link"
          aria-pressed={language === words.language}
          onClick={() => language !== words.language && tell(bridge.app.setLanguage({ language }))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
