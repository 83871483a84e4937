import { expect as playwrightExpect } from '@playwright/test';

/** Waits for a state as the end-to-end tests do. */
export const expect = playwrightExpect.configure({ timeout: 15_000 });
