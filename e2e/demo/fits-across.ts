import { expect } from './expect.ts';
import type { Stage } from './stage.ts';

/** The page does not scroll sideways. */
export async function fitsAcross({ desk: { page } }: Stage): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
