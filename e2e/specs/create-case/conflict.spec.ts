import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

const notes = 'What the reviewer should know';

test('a request of the home is edited here and on another PC: both notes are shown side by side, one is taken, and the server has it', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const form = new CreateCasePage(page);
  const category = { coding: [{ system: 'http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes', code: 'freeFormMessage' }] };
  const noted = (valueString: string) => ({ supportingInfo: [{ sequence: 1, category, valueString }] });
  const { id = '' } = await sandbox.control.addClaim(noted('As it was.'));
  const note = () => sandbox.control.claims().find((claim) => claim.id === id)?.supportingInfo?.[0]?.valueString;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.rows.first().click();
  await page.getByRole('button', { name: 'Edit this request' }).click();
  await form.stepButton('Notes').click();
  await expect(form.field(notes)).toHaveValue('As it was.');

  sandbox.control.addFault({ kind: 'status', path: '/fhir/Claim/*', method: 'PUT', status: 503 });
  await form.field(notes).fill('Written here.');
  await sandbox.control.updateClaim(id, noted('Written elsewhere.'));
  sandbox.control.clearFaults();
  await page.keyboard.press('F5');
  const conflicts = page.getByRole('region', { name: /^This request was changed here/ });
  await expect(conflicts.getByText('Written here.')).toBeVisible({ timeout: 20_000 });
  await expect(conflicts.getByText('Written elsewhere.')).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  expect(note()).toBe('Written elsewhere.');
  await conflicts.getByRole('button', { name: 'Keep this: Notes' }).press('Enter');
  await expect(conflicts).toBeHidden();
  await expect(form.field(notes)).toHaveValue('Written here.');
  await expect.poll(note, { timeout: 20_000 }).toBe('Written here.');
  await expect(page.getByText(/^At the server /)).toBeVisible();
});
