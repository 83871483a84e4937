import type { Locator, Page } from '@playwright/test';

/** Each keystroke of `texts` in a field that filters a grid, to the frame that shows its rows, in milliseconds. */
export async function measureKeystrokes(page: Page, filter: Locator, texts: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keystrokes: times });
    let typedAt: number | undefined;
    document.addEventListener('input', () => (typedAt = performance.now()), { capture: true });
    new MutationObserver((changes) => {
      const rows = changes.some(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[role="grid"]') != null);
      if (typedAt === undefined || !rows) return;
      const from = typedAt;
      typedAt = undefined;
      requestAnimationFrame(() => times.push(performance.now() - from));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await filter.focus();
  for (const text of texts) {
    for (const key of text) {
      const before = await measured(page);
      await page.keyboard.press(key);
      await page.waitForFunction((count) => (globalThis as unknown as { keystrokes: number[] }).keystrokes.length > count, before, { timeout: 1_000 }).catch(() => undefined);
    }
    await filter.fill('');
    await page.waitForFunction(() => document.querySelectorAll('[role="gridcell"]').length > 0);
  }
  return page.evaluate(() => (globalThis as unknown as { keystrokes: number[] }).keystrokes);
}

const measured = (page: Page) => page.evaluate(() => (globalThis as unknown as { keystrokes: number[] }).keystrokes.length);

