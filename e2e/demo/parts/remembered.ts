import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** Quit, start again: the tile, and the password alone. */
export const rememberedSteps: readonly Step[] = [
  step('started-again-with-tile', async (stage) => {
    await stage.quit();
    const { signIn } = await stage.start();
    await expect(signIn.tile(signIn.person('maria'))).toBeVisible();
  }),
  step('welcome-back', async ({ desk: { signIn } }) => {
    const maria = signIn.person('maria');
    await signIn.tile(maria).click();
    await signIn.password.fill(maria.password);
    await expect(signIn.unlock).toBeVisible();
  }),
  step('unlocked-and-refreshed', async ({ sandbox, desk: { signIn, home } }) => {
    const before = sandbox.control.requests().filter(({ grantType }) => grantType === 'refresh_token').length;
    await signIn.unlock.click();
    await expect(home.count).toHaveText('24 requests');
    await expect.poll(() => sandbox.control.requests().filter(({ grantType }) => grantType === 'refresh_token').length).toBeGreaterThan(before);
    await expect(home.connection).toContainText('Online');
    await expect(home.refresh).toBeVisible();
  }),
];
