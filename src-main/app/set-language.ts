import type { WebContents } from 'electron';
import type { Language } from '../../src-shared/models/about.ts';
import type { Preferences } from '../config/preferences.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import { inLanguage } from './page.ts';

/**
 * Keeps the language and loads the page in it; what was under way goes on, since its state is main's. A load that the next
 * change ends is no fault.
 */
export function setLanguage(language: Language, preferences: Preferences, page: WebContents | undefined, log: Logger): void {
  try {
    preferences.choose({ language });
  } catch (error) {
    // A disk that refuses costs the next start its language, not this one.
    log.error('language.not-kept', { where: whereThrown(error) });
  }
  page?.loadURL(inLanguage(page.getURL(), language)).catch(() => undefined);
}
