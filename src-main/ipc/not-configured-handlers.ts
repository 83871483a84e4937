import type { About, Language } from '../../src-shared/models/about.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { defaultSettings } from '../../src-shared/models/settings.ts';
import { verbs } from '../../src-shared/ipc/verbs.ts';
import type { ConfigProblem } from '../config/config.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** The verbs of a program that has no server to talk to: it says where its configuration belongs, in either language, and nothing else. */
export function notConfiguredHandlers(problem: ConfigProblem, about: About, setLanguage: (language: Language) => void): Handlers {
  const session: Session = { screen: { kind: 'not-configured', ...problem } };
  const refusing = Object.fromEntries(Object.entries(verbs).map(([group, names]) => [group, Object.fromEntries(names.map((name) => [name, () => wrongState]))])) as unknown as Handlers;
  return {
    ...refusing,
    session: { ...refusing.session, current: () => session },
    connection: { ...refusing.connection, current: () => ({ state: 'checking' }) },
    watch: { ...refusing.watch, current: () => ({}) },
    settings: { current: () => defaultSettings },
    app: { ...refusing.app, about: () => about, setLanguage: ({ language }) => setLanguage(language) },
  };
}
