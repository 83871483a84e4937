import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

test('by keyboard alone from an empty request to one that is ready, with a scanned id, undo and redo', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const form = new CreateCasePage(page);
  const { keyboard } = page;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await keyboard.press('Alt+3');
  await form.contract.selectOption('Virginia DMAS');
  await form.begin.press('Enter');

  await expect(form.stepButton('Contract and type')).toContainText('1');
  await page.getByRole('radio', { name: 'Outpatient' }).press('Space');
  await expect(form.stepButton('Contract and type')).toContainText('✓');
  await keyboard.press('Alt+ArrowDown');
  await expect(form.step('Consumer')).toBeFocused();

  // A scanner types the id and presses Enter: the consumer is taken, and the next step is there.
  const patient = sandbox.control.consumers().find(({ identifier, managingOrganization }) => managingOrganization?.reference === 'Organization/riverbend-regional' && identifier?.[0]?.system?.includes('dmas'));
  const memberId = patient?.identifier?.[0]?.value ?? '';
  await form.field('Consumer ID').fill(memberId);
  await keyboard.press('Enter');
  await expect(form.step('Providers')).toBeFocused();
  await expect(form.stepButton('Consumer')).toContainText('✓');

  await expect(form.code('Requesting provider')).toHaveValue(/^Riverbend Regional Medical Center/);
  await form.code('Servicing provider').pressSequentially('lung');
  await expect(form.option('Banerjee, Rohan')).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(form.code('Servicing provider')).toHaveValue(/^Banerjee, Rohan/);

  await keyboard.press('Alt+ArrowDown');
  await form.code('Place of service').pressSequentially('12');
  await keyboard.press('Enter');
  await expect(form.code('Place of service')).toHaveValue(/^12 {2}Home/);
  await form.code('Service type').pressSequentially('18');
  await keyboard.press('Enter');
  await expect(form.code('Service type')).toHaveValue(/^18/);
  await page.getByRole('radio', { name: 'Standard' }).press('Space');

  await keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Add a diagnosis' }).press('Enter');
  await keyboard.type('G4733');
  await keyboard.press('Enter');
  await expect(form.code('Diagnosis code (ICD-10-CM)')).toHaveValue(/^G47.33/);
  await page.getByRole('button', { name: 'Add a diagnosis' }).press('Enter');
  await keyboard.type('obes');
  await expect(form.option('Obesity, unspecified')).toBeVisible();
  await keyboard.press('Tab');
  await expect(page.getByText('Choose one of the list, or type the whole code.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove: Diagnosis 2' }).press('Enter');
  await keyboard.press('Control+z');
  await expect(page.getByRole('group', { name: 'Diagnosis 2' })).toBeVisible();
  await keyboard.press('Control+Shift+z');
  await expect(page.getByRole('group', { name: 'Diagnosis 2' })).toBeHidden();

  await keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Add a service' }).press('Enter');
  await keyboard.type('E0601');
  await keyboard.press('Enter');
  await expect(form.code('Service code (HCPCS, CPT)')).toHaveValue(/^E0601/);
  await form.field('Quantity').fill('x');
  await expect(page.getByText('A number above 0.')).toBeVisible();
  await form.field('Quantity').fill('1');
  await form.field('From').fill('tomorrow');
  await form.field('To').fill('6/1/27');
  await expect(page.getByText('Not a date: type MM/DD/YYYY.')).toBeVisible();
  await form.field('From').fill('3-1-2027');
  await form.field('To').press('Tab');
  await expect(form.field('From')).toHaveValue('03/01/2027');
  await expect(form.field('To')).toHaveValue('06/01/2027');

  await keyboard.press('Control+Enter');
  await expect(form.step('Review')).toBeFocused();
  await expect(form.complete).toBeVisible();
  await page.getByRole('checkbox', { name: /^I have checked/ }).press('Space');
  await expect(form.stepButton('Review')).toContainText('✓');
  await expect(form.saved).toBeVisible();

  await page.getByRole('button', { name: 'History' }).press('Enter');
  await expect(page.getByRole('dialog').getByText('Service 1: Quantity').first()).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'History' })).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete' }).press('Enter');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(form.stepButton('Consumer')).toContainText('✓');
  await expect(home.connection).toBeVisible();
});
