import type { About, Language } from '../../src-shared/models/about.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { verbs } from '../../src-shared/ipc/verbs.ts';
import type { ConfigProblem } from '../config/config.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

export type NotConfiguredPorts = {
  /** Which of the two is wrong. */
  readonly what: 'configuration' | 'policy';
  readonly problem: ConfigProblem;
  readonly about: About;
  readonly setLanguage: (language: Language) => void;
  readonly settings: Handlers['settings'];
  readonly diagnostics: Handlers['diagnostics'];
};

/** The verbs of a program that has no server to talk to: it says where its configuration belongs, in either language, and nothing else. */
export function notConfiguredHandlers({ what, problem, about, setLanguage, settings, diagnostics }: NotConfiguredPorts): Handlers {
  const session: Session = { screen: { kind: 'not-configured', what, ...problem } };
  const refusing = Object.fromEntries(Object.entries(verbs).map(([group, names]) => [group, Object.fromEntries(names.map((name) => [name, () => wrongState]))])) as unknown as Handlers;
  return {
    ...refusing,
    session: { ...refusing.session, current: () => session },
    connection: { ...refusing.connection, current: () => ({ state: 'checking' }) },
    watch: { ...refusing.watch, current: () => ({}) },
    settings,
    diagnostics,
    app: { ...refusing.app, about: () => about, setLanguage: ({ language }) => setLanguage(language) },
  };
}
