import { readyDraft } from '../../fixtures/ready-draft.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';
import { expect } from '../expect.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

const receipt = ({ desk }: Stage) => new ReceiptPage(desk.page);
const sent = (stage: Stage) => receipt(stage).atHand.getByText('SUBMITTED', { exact: true });

/** Opens submitted requests until one says `verdict`. */
async function openWith(stage: Stage, verdict: string): Promise<void> {
  for (let at = 0; at < 3; at += 1) {
    await receipt(stage).atHand.getByRole('button').filter({ has: stage.desk.page.getByText('SUBMITTED', { exact: true }) }).nth(at).click();
    await expect(receipt(stage).verdict).toBeVisible();
    if ((await receipt(stage).verdict.textContent())?.startsWith(verdict) === true) return;
    await receipt(stage).leave.press('Enter');
  }
  throw new Error(`No receipt says ${verdict}.`);
}

/** The network goes, three requests are sent all the same, the program starts again, and the network comes back. */
export const sendRequestSteps: readonly Step[] = [
  step('network-gone', async ({ sandbox, desk: { page, home } }) => {
    await page.keyboard.press('Escape');
    await sandbox.stop();
    await page.keyboard.press('F5');
    await expect(home.connection).toContainText('Offline');
  }),
  step('two-more-written-offline', async (stage) => {
    const { page } = stage.desk;
    await readyDraft(page, stage.sandbox, 1, { service: 'K0003', file: 'Wheelchair evaluation.' });
    await readyDraft(page, stage.sandbox, 2, { service: 'L1960', file: 'Gait analysis.' });
    await receipt(stage).leave.press('Enter');
    await expect(receipt(stage).sendAll).toBeVisible();
  }),
  step('all-sent-offline', async (stage) => {
    await receipt(stage).sendAll.press('Enter');
    await expect(receipt(stage).atHand.getByText('Waits to be submitted')).toHaveCount(3);
  }),
  step('receipt-of-one-that-waits', async (stage) => {
    await receipt(stage).atHand.getByRole('button').filter({ has: stage.desk.page.getByText('Waits to be submitted') }).first().click();
    await expect(receipt(stage).cancel).toBeVisible();
  }),
  step('started-again-offline', async (stage) => {
    await stage.quit();
    const { signIn, page } = await stage.start();
    await signIn.openTile(signIn.person('maria'));
    await expect(stage.desk.home.rows.first()).toBeVisible();
    await page.keyboard.press('Alt+3');
    await expect(receipt(stage).atHand.getByText('Waits to be submitted')).toHaveCount(3);
  }),
  step('network-back-all-submitted', async (stage) => {
    await stage.sandbox.resume();
    await expect(sent(stage)).toHaveCount(3, { timeout: 45_000 });
    expect(stage.sandbox.control.requests().filter(({ path }) => path === '/fhir/Claim/$submit')).toHaveLength(3);
  }),
  step('receipt-certified', (stage) => openWith(stage, 'Certified')),
  step('receipt-not-certified', async (stage) => {
    await receipt(stage).leave.press('Enter');
    await openWith(stage, 'Not certified');
  }),
  step('receipt-pended', async (stage) => {
    await receipt(stage).leave.press('Enter');
    await openWith(stage, 'Pended');
  }),
  step('pended-then-certified', async (stage) => {
    const { control } = stage.sandbox;
    const pended = control.claims().find(({ status, identifier, item }) => status === 'active' && identifier?.[0]?.system === 'urn:ietf:rfc:3986' && item?.[0]?.productOrService.coding?.[0]?.code === 'K0003');
    expect(await control.decide(pended?.identifier?.[0]?.value ?? '', 'certified')).toBe(true);
    await receipt(stage).check.press('Enter');
    await expect(receipt(stage).verdict).toContainText('Authorization number');
  }),
];
