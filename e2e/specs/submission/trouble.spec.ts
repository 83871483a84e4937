import { readyDraft } from '../../fixtures/ready-draft.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

test('answers that are lost, a server in trouble, a token that ran out and a refused field: each request arrives once', async ({ desk, sandbox }) => {
  test.setTimeout(120_000);
  const { page, signIn } = desk;
  const receipt = new ReceiptPage(page);
  const form = new CreateCasePage(page);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const submit = { path: '/fhir/Claim/$submit', times: 1 } as const;
  sandbox.control.addFault({ ...submit, kind: 'lost-response' });
  sandbox.control.addFault({ ...submit, kind: 'status', status: 500 });
  sandbox.control.addFault({ ...submit, kind: 'drop-mid-body' });
  sandbox.control.addFault({ ...submit, kind: 'captive-portal' });
  sandbox.control.addFault({ ...submit, kind: 'status', status: 429, retryAfter: 1 });
  sandbox.control.expireAccessTokens();
  for (const [at, service] of ['E0601', 'E1390', 'T1019', 'H0010'].entries()) await readyDraft(page, sandbox, at, { service });
  await page.keyboard.press('Alt+3');
  await receipt.sendAll.press('Enter');
  await expect(receipt.atHand.getByText('SUBMITTED', { exact: true })).toHaveCount(4, { timeout: 60_000 });
  const codes = sandbox.control.claims().filter(({ identifier }) => identifier?.[0]?.system === 'urn:ietf:rfc:3986').map(({ item }) => item?.[0]?.productOrService.coding?.[0]?.code);
  expect(codes.sort()).toEqual(['E0601', 'E1390', 'H0010', 'T1019']);

  await readyDraft(page, sandbox, 4, { service: 'E0601', diagnosis: 'SLEEPY' });
  await receipt.atHand.getByRole('button', { name: 'Not at the server yet' }).or(receipt.atHand.getByRole('button', { name: 'Also at the server' })).first().click();
  // Keys are the form's once it is there.
  await expect(form.steps).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Coverage Active/)).toBeVisible();
  await receipt.send.press('Enter');
  await expect(receipt.refused).toContainText('A diagnosis is an ICD-10-CM code.');
  await receipt.refused.getByRole('button', { name: 'Go to the field' }).press('Enter');
  await expect(form.code('Diagnosis code (ICD-10-CM)')).toBeFocused();
  await form.code('Diagnosis code (ICD-10-CM)').fill('G4733');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('checkbox', { name: /^I have checked/ }).press('Space');
  await receipt.send.press('Enter');
  await expect(receipt.verdict).toContainText('Certified');
});
