import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptDatabase, keptFiles } from '../../fixtures/kept.ts';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { loaded, remember, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

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

test('drafts and the queue outlive a damaged copy of the server’s data; of their own damaged file, what can be read is there, and it is said', async ({ folder, open, sandbox }) => {
  const before = await open();
  const maria = before.signIn.person('maria');
  await remember(before, maria);
  await sandbox.stop();
  for (const [at, service] of ['E0601', 'K0003', 'L1960'].entries()) await readyDraft(before.page, sandbox, at, { service, notes: 'Walks with a cane. '.repeat(400) });
  await before.page.keyboard.press('Alt+3');
  await new ReceiptPage(before.page).sendAll.press('Enter');
  await expect(before.page.getByText('3 requests were put in the queue.')).toBeVisible();
  await before.quit();

  change(keptDatabase(folder), (content) => content.fill(0, 0, 4096));
  const anew = await open();
  await anew.signIn.openTile(maria);
  await expect(anew.home.rows).toHaveCount(3);
  await anew.page.keyboard.press('Alt+3');
  await expect(new ReceiptPage(anew.page).atHand.getByText('Waits to be submitted')).toHaveCount(3);
  await anew.quit();
  expect(keptFiles(folder).filter((file) => file.includes('.damaged'))).toHaveLength(1);

  truncateSync(keptWork(folder), readFileSync(keptWork(folder)).length - 8192);
  const salvaged = await open();
  await salvaged.signIn.openTile(maria);
  await expect(salvaged.page.getByText('Everything in it that could be read is here.')).toBeVisible();
  await salvaged.page.keyboard.press('Alt+3');
  await expect(new ReceiptPage(salvaged.page).atHand.getByRole('button').first()).toBeVisible();
  await salvaged.quit();
  expect(keptFiles(folder).filter((file) => file.endsWith('work.sqlite.damaged1'))).toHaveLength(1);
  expect(readFileSync(path.join(folder, 'profile/logs/facility-desk.log'), 'utf8')).toContain('work.salvaged');
});

const keptWork = (folder: string) => path.join(path.dirname(keptDatabase(folder)), 'work.sqlite');
