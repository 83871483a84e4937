import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

const refused = { ok: false, refused: 'wrong-state' };

test('what is not allowed says so and is refused, and what was copied is taken off the clipboard', async ({ open, sandbox }) => {
  const desk = await open({ config: { ...sandbox.clientConfig, settings: { printing: false, exporting: false, clipboardSeconds: 1, contentProtection: true } } });
  const { app, page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('kevin'));
  await loaded(desk);
  const call = (group: string, verb: string, request: unknown) =>
    page.evaluate(([ofGroup, name, given]) => (globalThis as unknown as { facilityDesk: Record<string, Record<string, (request: unknown) => Promise<unknown>>> }).facilityDesk[ofGroup]?.[name]?.(given), [group, verb, request] as const);
  const savingIsOff = page.getByRole('button', { name: 'Saving files is off on this PC' }).filter({ visible: true });
  // A dialog that opened all the same would save.
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/nowhere/at/all' });
  });

  await test.step('lists', async () => {
    await page.keyboard.press('Alt+7');
    await expect(page.getByRole('button', { name: 'Printing is off on this PC' })).toBeVisible();
    await expect(savingIsOff.first()).toHaveAttribute('aria-disabled', 'true');
    expect(await call('app', 'print', {})).toEqual(refused);
    expect(await call('reports', 'save', { name: 'list', table: [['a']] })).toEqual(refused);
  });

  await test.step('attachments', async () => {
    const messages = new MessagesPage(page);
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Go to Message Center' }).click();
    await messages.filter.fill('letter determination');
    await messages.rows.first().click();
    await expect(savingIsOff).toHaveAttribute('aria-disabled', 'true');
    const { value } = (await call('messages', 'list', { box: 'received', filter: 'letter determination', limit: 1 })) as { value: { rows: { id: string }[] } };
    expect(await call('messages', 'saveAttachment', { id: value.rows[0]?.id, index: 0, name: 'a' })).toEqual(refused);
  });

  await test.step('letters', async () => {
    const cases = new CasesPage(page);
    await home.tab('CASES').click();
    await cases.state.selectOption('Certified');
    await cases.rows.first().click();
    await expect(savingIsOff).toHaveAttribute('aria-disabled', 'true');
    const query = { filter: '', state: 'certified', sort: { column: 'sent', descending: true }, offset: 0, limit: 1 };
    const found = (await call('cases', 'list', query)) as { value: { rows: { id: string }[] } };
    const look = (await call('cases', 'look', { id: found.value.rows[0]?.id })) as { value: { value: { letters: { id: string }[] } } };
    expect(await call('cases', 'saveLetter', { id: look.value.value.letters[0]?.id, name: 'a' })).toEqual(refused);
  });

  await test.step('the audit trail', async () => {
    await home.tab('SETUP').click();
    await page.getByRole('button', { name: 'Show the audit trail' }).click();
    await expect(savingIsOff).toHaveAttribute('aria-disabled', 'true');
    expect(await call('audit', 'save', { as: 'json', name: 'a', filter: {} })).toEqual(refused);
  });

  const clipboard = () => app.evaluate(async ({ clipboard: board }) => board.readText());
  await page.keyboard.press('Alt+1');
  await home.filter.fill('to be copied');
  await home.filter.selectText();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('to be copied');
  await expect.poll(clipboard).toBe('');
});
