import type { Pages } from './components/tab-page.ts';

/** The page of each tab; its code comes when it is first shown, or when nothing else is to do. */
export const pages: Pages = {};
