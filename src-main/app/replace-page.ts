import type { WebContents } from 'electron';
import { whereThrown, type Logger } from '../log/logger.ts';
import { elsewhere } from './page.ts';

/**
 * Loads the page in a new process, and ends the one that may still hold what a person saw: the page's other site has a
 * process of its own. One that stayed the same is ended by force.
 */
export async function replacePage(page: WebContents | undefined, log: Logger): Promise<void> {
  if (!page || page.isDestroyed()) return;
  const before = page.getOSProcessId();
  const zoom = page.getZoomFactor();
  try {
    await page.loadURL(elsewhere(page.getURL()));
  } catch (error) {
    // The next change of language or person has ended this load by its own.
    log.info('page.load-left', { where: whereThrown(error) });
    return;
  }
  if (page.isDestroyed()) return;
  if (page.getOSProcessId() === before) {
    log.error('page.same-process');
    page.forcefullyCrashRenderer();
  }
  // Chromium keeps it for each site.
  page.setZoomFactor(zoom);
  page.navigationHistory.clear();
  await page.session.clearStorageData();
  await page.session.clearCache();
}
