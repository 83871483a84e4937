import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { keptDatabase } from '../../fixtures/kept.ts';
import { loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

const damages: readonly (readonly [name: string, damage: (file: string) => void])[] = [
  ['flipped bytes in the middle', (file) => change(file, (content) => content.fill(0x5a, Math.floor(content.length * 0.2), Math.floor(content.length * 0.8)))],
  ['a file cut in half', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['an emptied first page', (file) => change(file, (content) => content.fill(0, 0, 4096))],
  ['a file of something else', (file) => writeFileSync(file, 'This is no database.\n'.repeat(5000))],
];

function change(file: string, edit: (content: Buffer) => void): void {
  const content = readFileSync(file);
  edit(content);
  writeFileSync(file, content);
}

for (const [name, damage] of damages) {
  test(`a kept database with ${name} is said to be damaged and read again from the server`, async ({ folder, open, sandbox }) => {
    const maria = await rememberAndQuit(open);
    damage(keptDatabase(folder));
    const desk = await open();
    const { page, signIn, home } = desk;
    await signIn.openTile(maria);
    await expect(page.getByText('What this PC keeps for you is damaged')).toBeVisible();
    await expect(home.connection).toContainText(/Online|Sign-in needed/);
    if (await home.signInAgain.isVisible()) {
      const last = sandbox.control.messages()[0]?.id ?? 0;
      await home.signInAgain.click();
      if (await signIn.password.isVisible()) {
        await signIn.password.fill(maria.password);
        await signIn.signIn.click();
      }
      await signIn.sendCode.click();
      await signIn.code.fill(await signIn.newestCode(maria, last));
    }
    await expect(home.count).toHaveText('24 requests');
    await loaded(desk);
    await desk.quit();

    const again = await open();
    await again.signIn.openTile(maria);
    await expect(again.home.count).toHaveText('24 requests');
    await expect(again.home.connection).toContainText('Online');
  });
}
