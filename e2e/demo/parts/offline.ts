import { expect } from '../expect.ts';
import { step, type Step } from '../tour.ts';

/** The network goes, the program starts without it, and the network comes back. */
export const offlineSteps: readonly Step[] = [
  step('network-gone', async ({ sandbox, desk: { home } }) => {
    await sandbox.stop();
    await home.refresh.click();
    await expect(home.connection).toContainText('Offline');
  }),
  step('welcome-back-offline', async (stage) => {
    await stage.quit();
    const { signIn } = await stage.start();
    await signIn.tile(signIn.person('maria')).click();
    await expect(stage.desk.page.getByText('The network is away.')).toBeVisible();
  }),
  step('unlocked-offline', async ({ desk: { signIn, home } }) => {
    await signIn.password.fill(signIn.person('maria').password);
    await signIn.unlock.click();
    await expect(home.count).toHaveText('24 requests');
    await expect(home.connection).toContainText('Offline');
  }),
  step('request-read-offline', async ({ desk: { home } }) => {
    await home.rows.first().click();
    await expect(home.request.getByRole('heading', { name: 'Diagnoses' })).toBeVisible();
  }),
  step('network-back-and-refreshed', async ({ sandbox, desk: { home } }) => {
    await home.request.getByRole('button', { name: 'Close' }).click();
    await sandbox.resume();
    await sandbox.control.addClaim();
    await expect(home.connection).toContainText('Online', { timeout: 40_000 });
    await expect(home.count).toHaveText('25 requests');
  }),
  step('signed-out', async ({ desk: { signIn, home } }) => {
    const maria = signIn.person('maria');
    await home.choose(maria, 'Sign out');
    await expect(signIn.tile(maria)).toBeVisible();
  }),
];
