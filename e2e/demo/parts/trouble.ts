import { TroublePage } from '../../pages/trouble-page.ts';
import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** Having trouble logging in?, after a morning of work. */
export const troubleSteps: readonly Step[] = [
  step('having-trouble-logging-in', async ({ desk: { page } }) => {
    const trouble = new TroublePage(page);
    await trouble.opener.click();
    await expect(trouble.checked).toBeVisible();
  }),
  step('back-to-the-login-options', async ({ desk: { page, signIn } }) => {
    await new TroublePage(page).back.click();
    await expect(signIn.withEmail).toBeVisible();
  }),
];
