import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

test('messages are found, read, marked and their attachments saved, by keyboard too; the home counts along, also offline, and the server is told once', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  const messages = new MessagesPage(page);
  const newMessages = (count: number) => page.getByText(new RegExp(`^${count} NEW MESSAGES`));
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await expect(newMessages(3)).toBeVisible();
  await page.getByRole('button', { name: 'Go to Message Center' }).click();
  await expect(messages.box('All', 8)).toHaveAttribute('aria-pressed', 'true');
  await expect(messages.rows).toHaveCount(8);

  await test.step('by keyboard: find, open, close', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('letter determination');
    await expect(messages.status).toHaveText(/^[1-7] of 8 messages/);
    await page.keyboard.press('ArrowDown');
    await expect(messages.rows.first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(messages.message.getByRole('heading', { level: 2 })).toHaveText('Determination letter available');
    await expect(messages.message).toContainText('Riverbend Regional Medical Center');
    await expect(messages.message.getByRole('definition').last()).toHaveText(/^\d{9,}$/);
    await expect(messages.box('New', 2)).toBeVisible();
  });

  await test.step('an attachment is saved where the person says', async () => {
    const file = path.join(os.tmpdir(), `desk-attachment-${process.pid}.txt`);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await messages.message.getByRole('button', { name: 'Save Determination letter' }).click();
    await expect(messages.message.getByText('Saved.')).toBeVisible();
    expect(await readFile(file, 'utf8')).toContain('The request was reviewed.');
    await page.keyboard.press('Escape');
    await expect(messages.message).toBeHidden();
    await expect(messages.rows.first()).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(messages.filter).toHaveValue('');
  });

  await test.step('offline: read, marked, counted', async () => {
    await sandbox.stop();
    await messages.box('New', 2).click();
    await messages.rows.first().click();
    await expect(messages.markUnread).toBeVisible();
    await expect(messages.box('New', 1)).toBeVisible();
    await expect(messages.rows).toHaveCount(2);
    await expect(messages.status).toContainText('1 change waits to be sent');
    await home.tab('HOME').click();
    await expect(newMessages(1)).toBeVisible();
    await expect(home.connection).toContainText('Offline');
  });

  await test.step('back: told once', async () => {
    const before = sandbox.control.requests().length;
    await sandbox.resume();
    await page.getByRole('button', { name: 'Check now' }).click();
    await home.tab('MESSAGE CENTER').click();
    await expect(messages.status).not.toContainText('waits');
    await expect(home.refresh).toBeVisible();
    const told = sandbox.control.requests().slice(before).filter(({ method }) => method === 'PUT');
    expect(told).toHaveLength(1);
    await messages.markUnread.click();
    await expect(messages.box('New', 2)).toBeVisible();
    await home.tab('HOME').click();
    await expect(newMessages(2)).toBeVisible();
  });
});

test('the Message Center passes axe in light and dark, and at 200 % nothing scrolls sideways', async ({ desk }) => {
  const { page, signIn, home } = desk;
  const messages = new MessagesPage(page);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const scenes: readonly (readonly [string, () => Promise<void>])[] = [
    ['list', async () => {
      await home.tab('MESSAGE CENTER').click();
      await expect(messages.rows.first()).toBeVisible();
    }],
    ['open message', async () => {
      await messages.rows.first().click();
      await expect(messages.message.getByRole('heading', { level: 2 })).toBeVisible();
    }],
    ['nothing found', async () => {
      await messages.filter.fill('zzz');
      await expect(messages.rows).toHaveCount(0);
    }],
  ];
  for (const [name, arrange] of scenes) {
    await arrange();
    expect.soft(await violations(desk), name).toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), name).toBe(0);
  }
});
