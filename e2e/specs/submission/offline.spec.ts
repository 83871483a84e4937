import { violations } from '../../fixtures/accessibility.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

test('three requests with files, written and sent offline, go out once after a restart; each has its receipt, and the pended one its decision', async ({ open, sandbox }) => {
  test.setTimeout(120_000);
  const before = await open();
  const maria = before.signIn.person('maria');
  await remember(before, maria);
  await sandbox.stop();
  for (const [at, service] of ['E0601', 'K0003', 'L1960'].entries()) await readyDraft(before.page, sandbox, at, { service, file: `Notes of visit ${at}` });
  await before.page.keyboard.press('Alt+3');
  const first = new ReceiptPage(before.page);
  await first.sendAll.press('Enter');
  await expect(before.page.getByText('3 requests were put in the queue.')).toBeVisible();
  await expect(first.atHand.getByText('Waits to be submitted')).toHaveCount(3);
  await before.kill();

  const desk = await open();
  const { page } = desk;
  const receipt = new ReceiptPage(page);
  await desk.signIn.openTile(maria);
  await expect(desk.home.rows.first()).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(receipt.atHand.getByText('Waits to be submitted')).toHaveCount(3);
  await sandbox.resume();
  await expect(receipt.atHand.getByText('SUBMITTED', { exact: true })).toHaveCount(3, { timeout: 45_000 });
  const taken = sandbox.control.claims().filter(({ status, identifier }) => status === 'active' && identifier?.[0]?.system === 'urn:ietf:rfc:3986');
  expect(taken.map(({ item }) => item?.[0]?.productOrService.coding?.[0]?.code).sort()).toEqual(['E0601', 'K0003', 'L1960']);
  const sent = sandbox.control.requests().filter(({ path }) => path === '/fhir/Claim/$submit');
  expect(sent).toHaveLength(3);

  const identifier = taken.find(({ item }) => item?.[0]?.productOrService.coding?.[0]?.code === 'K0003')?.identifier?.[0]?.value ?? '';
  for (const verdict of ['Certified', 'Not certified', 'Pended']) {
    const rows = await receipt.atHand.getByRole('button').filter({ has: page.getByText('SUBMITTED', { exact: true }) }).all();
    for (const row of rows) {
      await row.click();
      await expect(receipt.verdict).toBeVisible();
      if ((await receipt.verdict.textContent())?.startsWith(verdict)) break;
      await receipt.leave.press('Enter');
    }
    await expect(receipt.verdict).toContainText(verdict);
    await expect(page.getByText('Fingerprint of what was sent')).toBeVisible();
    await expect(page.getByText('Clinical notes.txt')).toBeVisible();
    if (verdict !== 'Pended') {
      expect(await violations(desk)).toEqual([]);
      await receipt.leave.press('Enter');
    }
  }
  await receipt.check.press('Enter');
  await expect(page.getByText(/^Asked .*: not decided yet/)).toBeVisible();
  expect(await sandbox.control.decide(identifier, 'certified')).toBe(true);
  await receipt.check.press('Enter');
  await expect(receipt.verdict).toContainText('Certified');
  await expect(receipt.verdict).toContainText('Authorization number');

  // The case leads to the same receipt.
  await receipt.leave.press('Enter');
  await page.keyboard.press('Alt+2');
  const cases = new CasesPage(page);
  await cases.search.fill('K0003');
  await cases.rows.first().click();
  await cases.case.getByRole('button', { name: 'Receipt' }).click();
  await expect(receipt.verdict).toContainText('Certified');
  await expect(page.getByText('Fingerprint of what was sent')).toBeVisible();
});
