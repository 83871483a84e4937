import type { Theme } from '../../src-shared/models/about.ts';
import type { Preferences } from '../config/preferences.ts';
import type { Policy } from '../policy/policy.ts';
import type { Handlers } from './ipc-main.ts';

type Ports = {
  readonly policy: Policy;
  readonly preferences: Preferences;
  /** The file of this PC's configuration. */
  readonly configuration: string;
  readonly showTheme: (theme: Theme) => void;
};

/** The verbs of the settings. */
export function settingsHandlers({ policy, preferences, configuration, showTheme }: Ports): Handlers['settings'] {
  return {
    current: () => policy.settings(),
    thisPc: () => ({ ...policy.view(), configuration, theme: preferences.chosen().theme ?? 'system' }),
    choose: ({ chosen }) => {
      preferences.choose({ settings: chosen });
      policy.chosen();
    },
    setTheme: ({ theme }) => {
      preferences.choose({ theme });
      showTheme(theme);
    },
  };
}
