import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptDatabase, keptFiles } from '../../fixtures/kept.ts';
import { loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

// Several starts of the program each.
test.describe.configure({ timeout: 120_000 });

interface Damage {
  readonly name: string;
  readonly damage: (file: string) => void;
  /** Whether the kept session is lost with it, so that the server's data needs a code. */
  readonly losesSession: boolean;
}

const damages: readonly Damage[] = [
  { name: 'overwritten bytes', damage: (file) => change(file, (content) => content.fill(0x5a, Math.floor(content.length / 3))), losesSession: false },
  { name: 'its second half missing', damage: (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)), losesSession: true },
  { name: 'an emptied first page', damage: (file) => change(file, (content) => content.fill(0, 0, 4096)), losesSession: true },
  { name: 'the content of something else', damage: (file) => writeFileSync(file, 'This is no database.\n'.repeat(5000)), losesSession: true },
];

function change(file: string, edit: (content: Buffer) => void): void {
  const content = readFileSync(file);
  edit(content);
  writeFileSync(file, content);
}

for (const { name, damage, losesSession } of damages) {
  test(`a kept database with ${name} is put aside, said to be damaged, and read again from the server`, async ({ folder, open, sandbox }) => {
    const maria = await rememberAndQuit(open);
    damage(keptDatabase(folder));
    const desk = await open();
    const { page, signIn, home } = desk;
    await signIn.openTile(maria);
    if (losesSession) {
      await expect(page.getByText('What this PC keeps for you is damaged and cannot be read.')).toBeVisible();
      await expect(home.connection).toContainText('Sign-in needed');
      const last = sandbox.control.messages()[0]?.id ?? 0;
      await expect.poll(() => sandbox.control.requests().filter(({ path }) => path.endsWith('/introspect')).length).toBe(2);
      await home.signInAgain.click();
      await signIn.sendCode.click();
      await signIn.code.fill(await signIn.newestCode(maria, last));
    }
    await loaded(desk);
    await home.rows.first().click();
    await expect(home.request.getByRole('heading', { name: 'Diagnoses' })).toBeVisible();
    await expect(home.count).toHaveText('24 requests');
    await expect(page.getByText('What this PC keeps for you is damaged')).toBeHidden();
    await loaded(desk);
    await desk.quit();
    expect(keptFiles(folder).filter((file) => file.endsWith('.damaged'))).toHaveLength(1);
    expect(readFileSync(path.join(folder, 'profile/logs/facility-desk.log'), 'utf8')).toContain('database.rebuilt');

    const again = await open();
    await again.signIn.openTile(maria);
    await expect(again.home.count).toHaveText('24 requests');
    await expect(again.home.connection).toContainText('Online');
  });
}
