import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('refreshing brings what was added, changed, submitted and deleted at the server, and the open request follows', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const drafts = sandbox.control.claims().filter(({ status }) => status === 'draft');
  const [deleted, sent] = drafts;
  await home.rows.first().click();
  await expect(home.request.getByText('Not submitted')).toBeVisible();
  const newest = drafts.at(-1);

  await sandbox.control.deleteClaim(deleted?.id ?? '');
  await sandbox.control.updateClaim(sent?.id ?? '', { status: 'active' });
  await sandbox.control.updateClaim(newest?.id ?? '', { diagnosis: [{ sequence: 1, diagnosisCodeableConcept: { coding: [{ code: 'Z99.81', display: 'Dependence on supplemental oxygen' }] } }] });
  await sandbox.control.addClaim();
  await home.refresh.click();
  await expect(home.counter('NOT SUBMITTED')).toHaveText('NOT SUBMITTED 23');
  await expect(home.counter('SUBMITTED')).toHaveText('SUBMITTED 32');
  await expect(home.count).toHaveText('23 requests');
  await expect(home.request).toContainText('Dependence on supplemental oxygen');

  // The open request is deleted: said, not shown as if it still were.
  await sandbox.control.deleteClaim(newest?.id ?? '');
  await home.refresh.click();
  await expect(home.request).toContainText('This request is no longer among those not submitted.');
  await expect(home.count).toHaveText('22 requests');
});

test('one broken request does not hide the others', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await sandbox.control.addClaim({ diagnosis: [], careTeam: [], item: [], supportingInfo: [] });
  await home.refresh.click();
  await expect(home.count).toHaveText('25 requests');
  await home.rows.first().click();
  await expect(home.request.getByText('None entered yet').first()).toBeVisible();
});
