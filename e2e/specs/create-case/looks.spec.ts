import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

test('start, every step, look-alikes, a new consumer and files pass axe in light and dark, and at 200 % nothing scrolls sideways', async ({ desk }) => {
  const { page, signIn } = desk;
  const form = new CreateCasePage(page);
  const show = async (step: string) => {
    await form.stepButton(step).click();
    await expect(form.step(step)).toBeFocused();
  };
  const scenes: readonly (readonly [string, () => Promise<void>])[] = [
    ['start', async () => {
      await signIn.byPhone(signIn.person('maria'));
      await loaded(desk);
      await page.keyboard.press('Alt+3');
      await expect(form.begin).toBeVisible();
    }],
    ['contract', async () => {
      await form.contract.selectOption('Virginia DMAS');
      await form.begin.click();
      await expect(form.step('Contract and type')).toBeFocused();
    }],
    ['look-alikes', async () => {
      await show('Consumer');
      await form.field('Last name').fill('whitmore');
      await form.field('Date of birth').fill('3/14/87');
      await page.keyboard.press('Enter');
      await expect(page.getByText(/^Several people fit/)).toBeVisible();
      await expect(page.getByRole('list', { name: 'Consumers found' }).getByRole('button').first()).toBeFocused();
    }],
    ['nobody, and a new consumer', async () => {
      await form.field('Consumer ID').fill('999000111222');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'New consumer' }).click();
      await page.getByRole('button', { name: 'Add the consumer' }).click();
      await expect(page.getByText('This is needed.').first()).toBeVisible();
    }],
    ['the consumer was added', async () => {
      await page.getByRole('textbox', { name: 'Last name' }).last().fill('Nguyễn “Annie” 😀');
      await form.field('First name').fill('Thị Ánh');
      await page.getByRole('textbox', { name: 'Date of birth' }).last().fill('02/29/2004');
      await page.getByRole('button', { name: 'Add the consumer' }).click();
      await expect(form.step('Providers')).toBeFocused();
      await show('Consumer');
      await expect(page.getByRole('heading', { level: 1, name: 'Nguyễn “Annie” 😀, Thị Ánh' })).toBeVisible();
    }],
    ['codes', async () => {
      await show('Diagnoses');
      await page.getByRole('button', { name: 'Add a diagnosis' }).click();
      await page.keyboard.type('dep');
      await expect(form.option('Alcohol dependence, uncomplicated')).toBeVisible();
    }],
    ['files', async () => {
      await page.keyboard.press('Escape');
      await show('Attachments');
      await form.drop([
        { name: 'letter.pdf', text: '%PDF-1.7 letter' },
        { name: 'really-a-letter.pdf', text: 'MZ\u0000\u0001 program' },
        { name: 'scan.txt', text: 'x'.repeat(5_000_001) },
      ]);
      await expect(page.getByRole('list', { name: 'Attachments' })).toContainText('letter.pdf');
      await expect(page.getByText('“really-a-letter.pdf” was not attached.')).toBeVisible();
      await expect(page.getByText('“scan.txt” was not attached.')).toBeVisible();
    }],
    ['a file removed', async () => {
      await page.getByRole('button', { name: 'Remove: letter.pdf' }).click();
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('button', { name: 'Remove: letter.pdf' })).toBeVisible();
    }],
    ['services', async () => {
      await show('Services');
      await page.getByRole('button', { name: 'Add a service' }).click();
      await page.keyboard.press('Escape');
      await form.field('From').fill('03/10/2027');
      await form.field('To').fill('03/01/2027');
      await expect(page.getByText('The service ends before it begins.')).toBeVisible();
    }],
    ['review', () => show('Review')],
  ];
  for (const [name, arrange] of scenes) {
    await arrange();
    expect.soft(await violations(desk), name).toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), name).toBe(0);
  }
});
