import { violations } from '../../fixtures/accessibility.ts';
import { keptFiles } from '../../fixtures/kept.ts';
import { processTree } from '../../fixtures/processes.ts';
import { loaded, remember, unlock } from '../../fixtures/sessions.ts';
import { focusedBelowAtDoubleSize, sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

test('Ctrl+L closes the home behind its tile, in a window whose process never showed it, and the password opens it again', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  const process = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await process();
  const codes = sandbox.control.messages().length;
  await home.filter.fill('a');
  await page.keyboard.press('Alt+4');
  await page.getByRole('textbox', { name: 'Last name' }).fill('Half a na');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Locked: ${maria.name}` })).toBeVisible();
  await expect.poll(process).not.toBe(before);
  await expect.poll(() => processTree(desk.process.pid)).not.toContain(before);
  await expect(signIn.password).toBeFocused();
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBeLessThanOrEqual(0);
  expect(await focusedBelowAtDoubleSize(desk)).toBeLessThanOrEqual(0);
  await signIn.password.focus();
  await page.keyboard.type(maria.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Half a na');
  await page.keyboard.press('Alt+1');
  await expect(home.filter).toHaveValue('a');
  await loaded({ home });
  await expect(home.connection).toContainText('Online');
  expect(sandbox.control.messages()).toHaveLength(codes);
});

test('somebody of whom nothing is kept is locked too: another works meanwhile, both find their own home again, and the disk has nothing', async ({ desk, folder, sandbox }) => {
  const { app, page, signIn, home } = desk;
  const [maria, helen] = [signIn.person('maria'), signIn.person('helen')];
  await signIn.byPhone(maria);
  await loaded({ home });
  const form = new CreateCasePage(page);
  await page.keyboard.press('Alt+3');
  await form.begin.click();
  await form.stepButton('Notes').click();
  await form.field('What the reviewer should know').pressSequentially('Typed before the lock');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Locked: ${maria.name}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(signIn.tile(maria)).toContainText('Kept only until the session or the program ends');
  expect(keptFiles(folder)).toEqual([]);

  await signIn.byPhone(helen);
  await expect(page.getByText('Cedar Valley Community Clinic')).toBeVisible();
  const process = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await process();
  await page.keyboard.press('Control+l');
  // The process that showed the home draws the lock screen too, until the next one does.
  await expect.poll(process).not.toBe(before);
  await expect(page.getByRole('heading', { name: `Locked: ${helen.name}` })).toBeVisible();
  await expect(signIn.password).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(maria.username)).toBeVisible();
  await signIn.password.fill(helen.password);
  await signIn.unlock.click();
  await expect(signIn.problem).toContainText('That password does not open');
  await signIn.password.fill(maria.password);
  await signIn.unlock.click();
  // Where she was: the request, its step, and what was typed.
  await expect(form.field('What the reviewer should know')).toHaveValue('Typed before the lock');
  await expect(home.connection).toContainText('Online');
  expect(keptFiles(folder)).toEqual([]);

  // What only this program has is not lost by closing its window.
  await sandbox.stop();
  await form.field('What the reviewer should know').press('Control+End');
  await form.field('What the reviewer should know').pressSequentially(', and offline');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Locked: ${maria.name}` })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByRole('dialog')).toContainText('Something of one person is only in this program');
  await page.getByRole('button', { name: 'Stay' }).click();
  await signIn.password.fill(maria.password);
  await signIn.unlock.click();
  await expect(form.field('What the reviewer should know')).toHaveValue('Typed before the lock, and offline');
});

test('what is typed in a lookup field and not chosen yet is there again after a lock, and gone once it is given up', async ({ desk }) => {
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  const form = new CreateCasePage(page);
  await page.keyboard.press('Alt+3');
  await form.begin.click();
  await form.stepButton('Diagnoses').click();
  await page.getByRole('button', { name: 'Add a diagnosis' }).click();
  const diagnosis = form.code('Diagnosis code (ICD-10-CM)');
  const lockAndUnlock = async () => {
    await page.keyboard.press('Control+l');
    await expect(home.grid).toBeHidden();
    await unlock(desk, maria);
    await expect(form.step('Diagnoses')).toBeVisible();
  };
  await diagnosis.pressSequentially('obstructive sle');
  await lockAndUnlock();
  await expect(diagnosis).toHaveValue('obstructive sle');
  // As a field that was left so: marked, and typing goes on.
  await expect(diagnosis).toHaveAttribute('aria-invalid', 'true');
  await diagnosis.press('End');
  await diagnosis.pressSequentially('ep');
  await expect(form.option('G47.33')).toBeVisible();
  await diagnosis.press('Escape');
  await expect(diagnosis).toHaveValue('');
  await lockAndUnlock();
  await expect(diagnosis).toHaveValue('');
});
