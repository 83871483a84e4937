import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { violations } from '../../fixtures/accessibility.ts';
import { loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

const text = 'The notes of the last 60 days are attached.';

test('an answer survives a power cut while it is written, waits offline, is sent once although an answer is lost, and one that is refused is said and changed', async ({ open, sandbox, folder }) => {
  const first = await open();
  const maria = first.signIn.person('maria');
  await remember(first, maria);
  await first.home.tab('MESSAGE CENTER').click();
  const writing = new MessagesPage(first.page);
  await writing.rows.first().click();
  await writing.answer.pressSequentially(text);
  await expect(writing.message.getByText('Saved on this PC')).toBeVisible();
  await first.kill();

  const desk = await open();
  const messages = new MessagesPage(desk.page);
  const posts = () => sandbox.control.requests().filter(({ method, path: at }) => method === 'POST' && at === '/fhir/Communication').length;
  await desk.signIn.openTile(maria);
  await loaded(desk);
  await desk.home.tab('MESSAGE CENTER').click();
  await messages.box('Unsent', 1).click();
  await expect(messages.rows).toContainText(['Draft']);
  await messages.rows.first().click();
  await expect(messages.answer).toHaveValue(text);

  await test.step('with a file, offline: it waits', async () => {
    const file = path.join(folder, 'clinical-notes.pdf');
    await writeFile(file, '%PDF-1.7 notes');
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
    await messages.message.getByRole('button', { name: 'Attach files' }).click();
    await expect(messages.message.getByRole('button', { name: 'Remove clinical-notes.pdf' })).toBeVisible();
    await sandbox.stop();
    await messages.answer.press('Control+Enter');
    await expect(messages.message.getByText('Waiting to be sent.')).toBeVisible();
    await expect(messages.answer).toHaveValue('');
    await expect(messages.status).toContainText('1 change waits to be sent');
    expect.soft(await violations(desk), 'waiting').toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), 'waiting').toBe(0);
  });

  await test.step('back: sent once, although the answer is lost', async () => {
    sandbox.control.addFault({ kind: 'lost-response', path: '/fhir/Communication', method: 'POST', times: 1 });
    await sandbox.resume();
    await desk.page.getByRole('button', { name: 'Check now' }).click();
    await expect(messages.box('Sent', 1)).toBeVisible({ timeout: 30_000 });
    await expect(messages.box('Unsent', 0)).toBeVisible();
    await expect(messages.message).toContainText('Sent by your facility');
    await expect(messages.message.getByRole('listitem').filter({ hasText: text })).toHaveCount(1);
    expect(posts()).toBe(2);
  });

  await test.step('refused: said, kept, changed, sent', async () => {
    sandbox.control.addFault({ kind: 'status', status: 422, path: '/fhir/Communication', method: 'POST', times: 1 });
    await messages.box('All', 8).click();
    await messages.rows.nth(1).click();
    await messages.answer.fill('Please call us.');
    await messages.send.click();
    await expect(messages.message.getByText('The server did not take this answer.')).toBeVisible();
    await desk.page.getByRole('button', { name: 'Show what was not taken' }).click();
    await expect(messages.rows).toContainText(['Not taken']);
    expect.soft(await violations(desk), 'refused').toEqual([]);
    await messages.message.getByRole('button', { name: 'Change and send again' }).click();
    await expect(messages.answer).toHaveValue('Please call us.');
    await expect(messages.answer).toBeFocused();
    await messages.answer.fill('Please call us today.');
    await messages.send.click();
    await expect(messages.box('Sent', 2)).toBeVisible();
    await expect(messages.box('Unsent', 0)).toBeVisible();
    expect(posts()).toBe(4);
  });
});

test('whoever is not remembered is told what signing out would lose; a message leads to its case, where a note goes to the payer', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const messages = new MessagesPage(page);
  const maria = signIn.person('maria');
  await signIn.byPhone(maria);
  await loaded(desk);
  await home.tab('MESSAGE CENTER').click();
  await messages.rows.first().click();
  await messages.answer.fill(text);
  await expect(messages.box('Unsent', 1)).toBeVisible();
  await home.choose(maria, 'Sign out');
  const asked = page.getByRole('dialog', { name: 'Sign out and lose what was not sent?' });
  await expect(asked).toContainText('The server does not have: 1 answer to a message. That is lost.');
  await asked.getByRole('button', { name: 'Stay' }).click();
  await messages.send.click();
  await expect(messages.box('Unsent', 0)).toBeVisible();
  expect(sandbox.control.requests().some(({ method, path: at }) => method === 'POST' && at === '/fhir/Communication')).toBe(true);

  await test.step('the message leads to its case, where a note is written to the payer', async () => {
    await messages.message.getByRole('definition').last().getByRole('button').click();
    const about = page.getByRole('complementary', { name: 'Case' });
    const note = about.getByRole('textbox', { name: 'Write to the payer about this case' });
    await note.fill('Please call us / today.');
    expect.soft(await violations(desk), 'note').toEqual([]);
    await note.press('Control+Enter');
    await expect(about.getByRole('listitem').filter({ hasText: 'Please call us / today.' })).toBeVisible();
    await expect(note).toHaveValue('');
    expect(sandbox.control.requests().filter(({ method, path: at }) => method === 'POST' && at === '/fhir/Communication')).toHaveLength(2);
  });
  await home.choose(maria, 'Sign out');
  await expect(signIn.withPhone).toBeVisible();
});
