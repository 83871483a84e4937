import { violations } from '../../fixtures/accessibility.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { DowntimePage } from '../../pages/downtime-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

test('an outage is noticed, goes on after a restart, prints a sheet a request, and stands in the log; what waited says so', async ({ open, sandbox }) => {
  test.setTimeout(120_000);
  const before = await open();
  const maria = before.signIn.person('maria');
  await remember(before, maria);
  await sandbox.stop();
  await before.page.keyboard.press('F5');
  await expect(before.home.connection).toContainText('Offline');
  await readyDraft(before.page, sandbox, 0, { service: 'E0601', file: 'Notes of a visit' });
  await before.page.keyboard.press('Alt+3');
  await new ReceiptPage(before.page).sendAll.press('Enter');
  await expect(before.page.getByText('1 request was put in the queue.')).toBeVisible();
  await readyDraft(before.page, sandbox, 1, { service: 'K0003' });
  await expect(new DowntimePage(before.page).band).toBeEmpty();
  await before.kill();

  const desk = await open();
  const { page, app } = desk;
  // An hour later.
  await app.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
  });
  const downtime = new DowntimePage(page);
  await desk.signIn.openTile(maria);
  await expect(downtime.band).toContainText(/^Nothing can be sent since \d\d:\d\d\. 1 request waits in the queue/);
  await page.keyboard.press('Alt+3');
  await expect(downtime.band).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  await downtime.sheets.press('Enter');
  await expect(downtime.heading).toBeFocused();
  await expect(downtime.each).toHaveCount(2);
  await expect(downtime.each.first()).toContainText('It waits in the queue');
  await expect(downtime.each.first()).toContainText('E0601');
  await expect(downtime.each.first()).toContainText('Reference number from the payer');
  await expect(downtime.each.last()).toContainText('It is ready, and not in the queue');
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);
  const paper = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.toString('latin1') ?? '');
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(downtime.sheets).toBeFocused();

  await sandbox.resume();
  await downtime.check.press('Enter');
  await expect(downtime.band).toBeEmpty();
  const receipt = new ReceiptPage(page);
  const answered = receipt.atHand.getByRole('button').filter({ has: page.getByText('SUBMITTED', { exact: true }) });
  await answered.press('Enter', { timeout: 30_000 });
  await expect(downtime.waited).toContainText(/^Waited for the outage of .* to .*No rule for retroactive requests after an outage is known for this contract/);
  await page.keyboard.press('Alt+7');
  await expect(downtime.log.getByRole('row')).toHaveCount(2);
  await expect(downtime.log.getByRole('row').last()).toContainText(/\d+ minutes2$/);
  expect(await violations(desk)).toEqual([]);
});
