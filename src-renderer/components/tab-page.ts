import type { Home } from '../../src-shared/models/home.ts';
import type { Session } from '../../src-shared/models/session.ts';
import type { Later } from '../load-later.tsx';

/** The portal's navigation. */
export type Tab = 'home' | 'cases' | 'createCase' | 'consumers' | 'setup' | 'messageCenter' | 'reports' | 'help';

/** Where a page is to open: a new object each time that somebody asks for it. */
export type Target = { readonly id: string };

/** Shows a tab, at a message, a consumer or a request. */
export type GoTo = (tab: Tab, id?: string) => void;

/** What the page of a tab gets. */
export type PageProps = {
  readonly open: NonNullable<Session['open']>;
  readonly home: Home | undefined;
  readonly target: Target | undefined;
  readonly goTo: GoTo;
};

/** The page of each tab beside HOME. */
export type Pages = Readonly<Record<Exclude<Tab, 'home'>, Later<PageProps>>>;
