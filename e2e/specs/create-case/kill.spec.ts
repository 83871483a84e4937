import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

const notes = 'What the reviewer should know';

test('kill -9 while typing, offline: every acknowledged key and file is there again', async ({ open, sandbox }) => {
  let desk = await open();
  const maria = desk.signIn.person('maria');
  await remember(desk, maria);
  await sandbox.stop();
  await desk.home.tab('CREATE CASE').click();
  await new CreateCasePage(desk.page).contract.selectOption('Virginia DMAS');
  await new CreateCasePage(desk.page).begin.click();
  for (const words of ['The first words are saved. ', 'So are the next. ']) {
    const { page } = desk;
    const form = new CreateCasePage(page);
    await form.stepButton('Attachments').click();
    await form.drop([{ name: 'card.txt', text: words }]);
    await expect(page.getByRole('list', { name: 'Attachments' }).getByText('card.txt').last()).toBeVisible();
    await form.stepButton('Notes').click();
    await form.field(notes).press('Control+End');
    await page.keyboard.type(words);
    await expect(form.saved).toBeVisible();
    const acknowledged = await form.field(notes).inputValue();
    const all = `${acknowledged}and these perhaps`;
    await page.keyboard.type('and these perhaps', { delay: 0 });
    await desk.kill();

    desk = await open();
    await desk.signIn.openTile(maria);
    await desk.home.tab('CREATE CASE').click();
    await desk.page.getByRole('button', { name: /^No consumer yet/ }).click();
    const again = new CreateCasePage(desk.page);
    await again.stepButton('Notes').click();
    const typed = await again.field(notes).inputValue();
    expect(typed.startsWith(acknowledged)).toBe(true);
    expect(all.startsWith(typed)).toBe(true);
  }
  const form = new CreateCasePage(desk.page);
  await form.stepButton('Attachments').click();
  await expect(desk.page.getByRole('list', { name: 'Attachments' }).getByText('card.txt')).toHaveCount(2);
  await expect(desk.page.getByText('Not on this PC')).toHaveCount(0);
});
