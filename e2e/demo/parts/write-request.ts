import { CreateCasePage } from '../../pages/create-case-page.ts';
import { expect } from '../expect.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

const form = ({ desk }: Stage) => new CreateCasePage(desk.page);

/** A request from nothing to ready, by keyboard. */
export const writeRequestSteps: readonly Step[] = [
  step('signed-in', async ({ desk: { signIn, home } }) => {
    await signIn.rememberMe.check();
    await expect(signIn.rememberMe).toBeChecked();
    await signIn.byPhone(signIn.person('maria'));
    await expect(home.count).toHaveText('24 requests');
  }),
  step('create-case', async (stage) => {
    await stage.desk.page.keyboard.press('Alt+3');
    await form(stage).contract.selectOption('Virginia DMAS');
    await expect(form(stage).begin).toBeVisible();
  }),
  step('contract-and-type', async (stage) => {
    const { page } = stage.desk;
    await form(stage).begin.press('Enter');
    await page.getByRole('radio', { name: 'Outpatient' }).press('Space');
    await expect(form(stage).stepButton('Contract and type')).toContainText('✓');
  }),
  step('consumers-who-look-alike', async (stage) => {
    const { page } = stage.desk;
    await page.keyboard.press('Alt+ArrowDown');
    const [person] = stage.sandbox.control.consumers();
    const [year = '', month = '', day = ''] = person?.birthDate?.split('-') ?? [];
    await form(stage).field('Last name').fill(person?.name?.[0]?.family ?? '');
    await form(stage).field('Date of birth').fill(`${month}/${day}/${year}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByText(person?.name?.[0]?.family ?? '').filter({ visible: true }).first()).toBeVisible();
  }),
  step('consumer-id-scanned', async (stage) => {
    const { page } = stage.desk;
    const person = stage.sandbox.control.consumers().find(({ identifier, managingOrganization }) => managingOrganization?.reference === 'Organization/riverbend-regional' && identifier?.[0]?.system?.includes('dmas'));
    await form(stage).field('Consumer ID').fill(person?.identifier?.[0]?.value ?? '');
    await page.keyboard.press('Enter');
    await expect(form(stage).step('Providers')).toBeFocused();
  }),
  step('providers', async (stage) => {
    await form(stage).code('Servicing provider').pressSequentially('lung');
    await expect(form(stage).option('Banerjee, Rohan')).toBeVisible();
  }),
  step('service-details', async (stage) => {
    const { page } = stage.desk;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+ArrowDown');
    await form(stage).code('Place of service').pressSequentially('12');
    await page.keyboard.press('Enter');
    await form(stage).code('Service type').pressSequentially('18');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Standard' }).press('Space');
    await expect(form(stage).stepButton('Service details')).toContainText('✓');
  }),
  step('diagnosis-by-words', async (stage) => {
    const { page } = stage.desk;
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('button', { name: 'Add a diagnosis' }).press('Enter');
    await page.keyboard.type('sleep apn');
    await expect(form(stage).option('Obstructive sleep apnea')).toBeVisible();
  }),
  step('service-and-dates', async (stage) => {
    const { page } = stage.desk;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('button', { name: 'Add a service' }).press('Enter');
    await page.keyboard.type('E0601');
    await page.keyboard.press('Enter');
    await form(stage).field('Quantity').fill('1');
    await form(stage).field('From').fill('3/1/2027');
    await form(stage).field('To').fill('6/1/27');
    await form(stage).field('To').press('Tab');
    await expect(form(stage).stepButton('Services')).toContainText('✓');
  }),
  step('attachment-dropped', async (stage) => {
    await stage.desk.page.keyboard.press('Alt+ArrowDown');
    await form(stage).drop([{ name: 'Sleep study.txt', text: 'Apnea-hypopnea index 31.' }, { name: 'Program.exe', text: 'MZ\u0000\u0001' }]);
    await expect(stage.desk.page.getByText('Sleep study.txt')).toBeVisible();
  }),
  step('review', async (stage) => {
    await stage.desk.page.keyboard.press('Control+Enter');
    await expect(form(stage).complete).toBeVisible();
  }),
  step('attested', async (stage) => {
    await stage.desk.page.getByRole('checkbox', { name: /^I have checked/ }).press('Space');
    await expect(form(stage).stepButton('Review')).toContainText('✓');
  }),
  step('history-of-changes', async (stage) => {
    await stage.desk.page.getByRole('button', { name: 'History' }).press('Enter');
    await expect(stage.desk.page.getByRole('dialog')).toBeVisible();
  }),
];
