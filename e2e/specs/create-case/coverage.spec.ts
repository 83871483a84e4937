import { violations } from '../../fixtures/accessibility.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

test('a contract that does not cover the consumer is named at the contract, at the consumer and before sending, also offline', async ({ desk, sandbox }) => {
  const { page, signIn } = desk;
  const form = new CreateCasePage(page);
  const receipt = new ReceiptPage(page);
  const none = page.getByText(/^Coverage None under this contract · as seen/);
  const named = page.getByRole('status').filter({ has: none });
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await readyDraft(page, sandbox, 0, { service: 'E0601' });
  await page.keyboard.press('Alt+3');
  await receipt.atHand.getByRole('button', { name: /(Not|Also) at the server/ }).first().click();
  await form.stepButton('Contract and type').click();
  await form.contract.selectOption('Indiana FFS Medicaid');
  await expect(named).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  await form.stepButton('Consumer').click();
  await expect(named).toBeVisible();
  await form.stepButton('Review').click();
  await expect(none).toContainText('Check the contract and the consumer before sending.');

  sandbox.control.addFault({ kind: 'status', path: '/fhir/Coverage*', status: 503 });
  await form.stepButton('Contract and type').click();
  await expect(named).toBeVisible();
  await form.contract.selectOption('Virginia DMAS');
  await expect(named).toBeHidden();
  await form.stepButton('Review').click();
  await expect(page.getByText(/^Coverage Active .* · as seen/)).toBeVisible();
});
