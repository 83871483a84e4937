import type { Pages } from './components/tab-page.ts';
import { loadLater } from './load-later.tsx';

/** The page of each tab; its code comes when it is first shown, or when nothing else is to do. */
export const pages: Pages = {
  reports: loadLater(async () => (await import('./features/reports/reports-page.tsx')).ReportsPage),
  help: loadLater(async () => (await import('./features/help/help-page.tsx')).HelpPage),
  messageCenter: loadLater(async () => (await import('./features/messages/messages-page.tsx')).MessagesPage),
  createCase: loadLater(async () => (await import('./features/create-case/create-case-page.tsx')).CreateCasePage),
  setup: loadLater(async () => (await import('./features/setup/setup-page.tsx')).SetupPage),
  cases: loadLater(async () => (await import('./features/cases/cases-page.tsx')).CasesPage),
  consumers: loadLater(async () => (await import('./features/consumers/consumers-page.tsx')).ConsumersPage),
};
