import { writeFile } from 'node:fs/promises';
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
    const chosen = [path.join(folder, 'Sleep study.pdf'), path.join(folder, 'Program.pdf')] as const;
    await writeFile(chosen[0], '%PDF-1.7 study');
    await writeFile(chosen[1], 'MZ\u0000\u0001');
    await app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    }, chosen);
    await page.getByRole('button', { name: 'Choose files' }).press('Enter');
    await expect(files).toContainText(['image.png', 'Sleep study.pdf']);
    await expect(form.problem.filter({ hasText: '“Program.pdf” was not attached.' })).toBeVisible();
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    });
    await page.getByRole('button', { name: 'Choose files' }).press('Enter');
    await expect(form.problem.filter({ hasText: 'was not attached.' })).toBeHidden();
    await expect(files).toHaveCount(2);
  });
});
