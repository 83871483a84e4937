import { rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CreateCasePage } from '../../pages/create-case-page.ts';

test('a picture of the clipboard and files of the system’s dialog are attached, wherever the focus is; what they are is told by their content', async ({ desk, folder }) => {
  const { app, page, signIn } = desk;
  const form = new CreateCasePage(page);
  const files = page.getByRole('list', { name: 'Attachments' }).getByRole('listitem');
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await page.keyboard.press('Alt+3');
  await form.begin.click();
  await form.stepButton('Attachments').click();
  await expect(form.step('Attachments')).toBeFocused();

  await test.step('pasted', async () => {
    await app.evaluate(async ({ clipboard, ClipboardItem, nativeImage }) => {
      const picture = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 0x7f), { width: 16, height: 16 });
      // The Electron of a closed network is older than the types.
      const older = clipboard as unknown as { readonly writeImage?: (image: typeof picture) => void };
      if (older.writeImage) older.writeImage(picture);
      else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(picture.toPNG())], { type: 'image/png' }) })]);
    });
    await page.keyboard.press('Control+v');
    await expect(files).toContainText(['image.png']);
    await app.evaluate(({ clipboard }) => clipboard.writeText('no file'));
    await page.keyboard.press('Control+v');
  });

  await test.step('chosen in the dialog', async () => {
    const chosen = ['Sleep study.pdf', 'Program.pdf', 'Film.pdf', 'Moved.pdf'].map((name) => path.join(folder, name));
    const [study = '', program = '', film = ''] = chosen;
    await writeFile(study, '%PDF-1.7 study');
    await writeFile(program, 'MZ\u0000\u0001');
    // More than Node reads at once.
    await writeFile(film, '');
    await truncate(film, 3_000_000_000);
    await app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    }, chosen);
    await page.getByRole('button', { name: 'Choose files' }).press('Enter');
    await expect(files).toContainText(['image.png', 'Sleep study.pdf']);
    await expect(form.problem.filter({ hasText: 'was not attached.' })).toHaveText(/“Program\.pdf” was not attached\.Only PDF.*“Film\.pdf” was not attached\.A file has at most 5 MB.*“Moved\.pdf” was not attached\.It can’t be read/);
    await rm(film);
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    });
    await page.getByRole('button', { name: 'Choose files' }).press('Enter');
    await expect(form.problem.filter({ hasText: 'was not attached.' })).toBeHidden();
    await expect(files).toHaveCount(2);
  });
});
