import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

const names = ['محمد العربي', 'כהן־לוי', '欧阳', 'शर्मा', 'Zoe\u0308ova\u0301', `O'Brien "Bo" <b>&amp;</b>; DROP`, 'Smile 😀👩‍⚕️', 'Long'.repeat(75)];
const notes = names.join(' / ').repeat(2);
const day = 24 * 60 * 60 * 1000;
const memberId = (index: number) => String(910_000_000_000 + index);

/** A consumer of Virginia DMAS for each name, each with a Coverage. */
const people = names.flatMap((family, index) => [
  {
    resourceType: 'Patient' as const, id: `named-${index}`, name: [{ family, given: ['Ana'] }], birthDate: '1990-01-02', gender: 'female' as const,
    identifier: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] }, system: 'https://dmas.example/member-id', value: memberId(index) }],
    managingOrganization: { reference: 'Organization/riverbend-regional' },
  },
  {
    resourceType: 'Coverage' as const, id: `coverage-named-${index}`, status: 'active' as const, subscriberId: memberId(index), beneficiary: { reference: `Patient/named-${index}` },
    relationship: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship', code: 'self' }] }, payor: [{ reference: 'Organization/virginia-dmas' }],
  },
]);

test.use({ sandboxOptions: { resources: people } });

test('names and notes in every script are saved, synced, sent and found, whether the server’s clock is a day slow or fast', async ({ desk, sandbox }) => {
  test.setTimeout(180_000);
  const { page, signIn, home } = desk;
  const receipt = new ReceiptPage(page);
  const cases = new CasesPage(page);
  sandbox.control.setClockOffset(-day);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  for (const index of names.keys()) await readyDraft(page, sandbox, `named-${index}`, { service: 'E0601', notes });
  await expect.poll(() => claimsOf(sandbox, 'draft')).toEqual(names.map((_, index) => `Patient/named-${index}`));
  for (const name of names) {
    await home.filter.fill(name.slice(0, 200));
    await expect(home.count).toHaveText('1 of 32 requests');
    await expect(home.rows.first()).toContainText(name);
  }
  await home.filter.fill('');

  sandbox.control.setClockOffset(day);
  sandbox.control.addFault({ path: '/fhir/Claim/$submit', times: 1, kind: 'lost-response' });
  await page.keyboard.press('Alt+3');
  await receipt.sendAll.press('Enter');
  await expect(receipt.atHand.getByText('SUBMITTED', { exact: true })).toHaveCount(names.length, { timeout: 90_000 });
  expect(claimsOf(sandbox, 'active')).toEqual(names.map((_, index) => `Patient/named-${index}`));
  expect(claimsOf(sandbox, 'draft')).toEqual([]);
  for (const { patient, supportingInfo } of sandbox.control.claims().filter(isNamed)) expect(supportingInfo?.map(({ valueString }) => valueString), patient.reference).toContain(notes);

  await home.tab('CASES').click();
  for (const name of names) {
    await cases.search.fill(name.slice(0, 200));
    await expect(cases.count).toHaveText(/^1 /);
    await expect(cases.rows.first()).toContainText(name);
  }
});

function isNamed({ patient }: { readonly patient: { readonly reference?: string } }): boolean {
  return patient.reference?.startsWith('Patient/named-') === true;
}

/** Whom the requests are for that are in this state at the server. */
function claimsOf(sandbox: Sandbox, status: string): (string | undefined)[] {
  return sandbox.control.claims().filter((claim) => isNamed(claim) && claim.status === status).map(({ patient }) => patient.reference).sort();
}
