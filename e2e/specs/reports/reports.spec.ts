import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';

test('Reports count what waits, what was sent and answered, turnaround and what is due, offline too; they are saved as CSV and lead to the case', async ({ desk, sandbox }) => {
  const { app, page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const notSubmitted = (await home.counter('NOT SUBMITTED').textContent())?.replace(/\D/g, '') ?? '';
  await sandbox.stop();
  await page.keyboard.press('Alt+7');
  const table = (name: string) => page.getByRole('table', { name, exact: true });

  await expect(table('Not submitted, by age').getByRole('row', { name: /^All/ })).toContainText(notSubmitted);
  await expect(table('Sent and answered').getByRole('row')).toHaveCount(9);
  await expect(table('Turnaround').getByRole('row', { name: /^Minnesota MHCP Standard 7 calendar days \d+ of \d+/ })).toBeVisible();
  const pended = table('Pended').getByRole('row', { name: /Minnesota MHCP/ }).first();
  await expect(pended).toContainText('Your answer to a pended request');
  await expect(pended).toContainText(/\d days? (left|late)|Due today/);
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);

  await test.step('saved as CSV', async () => {
    const file = path.join(os.tmpdir(), `desk-report-${process.pid}.csv`);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Save as CSV: Sent and answered' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\u{FEFF}Week of,Sent,Answered');
    expect(lines).toHaveLength(10);
  });

  await test.step('a pended request leads to its case', async () => {
    const name = (await pended.getByRole('button').textContent()) ?? '';
    await pended.getByRole('button').click();
    await expect(home.tab('CASES')).toHaveAttribute('aria-current', 'page');
    const open = page.getByRole('complementary', { name: 'Case' });
    await expect(open.getByRole('heading', { level: 2 })).toHaveText(name);
    await expect(open).toContainText(/Your answer to a pended request: \d\d\/\d\d\/\d{4} (\d+ days? (left|late)|Due today)/);
  });
});
