import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { violations } from '../../fixtures/accessibility.ts';
import { projectRoot } from '../../fixtures/desk.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { systemKey } from '../../helpers/system-key.ts';

/** What `npm run verify-audit -- FILE` says: its exit code and its text. */
function verifyAudit(file: string): Promise<{ readonly code: unknown; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(projectRoot, 'scripts/run.mjs'), 'verify-audit', file], (error, text) => resolve({ code: error ? error.code : 0, text }));
  });
}

test('an administrator sees who did what, checks the chain and saves it; the server gets every entry; abuse case 14: a trail that was put aside is told', async ({ open, sandbox, folder }) => {
  const desk = await open();
  const { app, page, signIn, home } = desk;
  const kevin = signIn.person('kevin');
  await signIn.byPhone(kevin);
  await loaded(desk);
  await home.filter.fill('to be copied');
  await home.filter.selectText();
  await page.keyboard.press('Control+c');
  await home.tab('SETUP').click();
  await page.getByRole('button', { name: 'Show the audit trail' }).click();
  const table = page.getByRole('grid', { name: 'Audit trail' });
  await expect(table.getByRole('row', { name: /Kevin O'Connor Signed in/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /Kevin O'Connor Viewed requests/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /Kevin O'Connor Copied/ })).toBeVisible();
  await table.getByRole('row', { name: /Kevin O'Connor Viewed requests/ }).click();
  const entry = page.getByRole('region', { name: /^Entry \d+$/ });
  await expect(entry).toContainText("Kevin O'Connor");
  await systemKey(app, 'F8');
  await expect(table.getByRole('row', { name: /•••••• Viewed •••••• Done/ }).first()).toBeVisible();
  await expect(table).not.toContainText("Kevin O'Connor");
  await expect(entry).not.toContainText("Kevin O'Connor");
  await systemKey(app, 'F8');
  await expect(entry).toContainText("Kevin O'Connor");
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByText(/^Every link holds/)).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  expect(await sidewaysAtDoubleSize(desk)).toBe(0);

  const file = path.join(folder, 'trail.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save as JSON, with the chain' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await verifyAudit(file)).toEqual({ code: 0, text: expect.stringMatching(/^\d+ entries from 1 on are as they were written/) as unknown });
  const saved = readFileSync(file);
  const at = saved.indexOf('signed-in');
  const { seq } = (JSON.parse(saved.toString()) as { rows: { seq: number; text: string }[] }).rows.find(({ text }) => text.includes('signed-in')) ?? {};
  saved[at] = 'S'.charCodeAt(0);
  writeFileSync(file, saved);
  expect(await verifyAudit(file)).toEqual({ code: 1, text: expect.stringContaining(`Entry ${seq} is broken: changed.`) as unknown });

  await page.getByLabel('Action').selectOption('Printed');
  await expect(page.getByText('Nothing fits. Widen the search.')).toBeVisible();
  await page.getByLabel('Action').selectOption('Audit trail begun');
  await expect(table.getByRole('row', { name: /Nobody signed in Audit trail begun/ })).toBeVisible();
  await expect.poll(() => sandbox.control.auditEvents().length, { timeout: 30_000 }).toBeGreaterThan(3);
  expect(sandbox.control.auditEvents()[0]).toMatchObject({ subtype: [{ code: 'trail-begun' }], agent: [{ who: { display: 'unknown' } }] });

  await desk.quit();
  writeFileSync(path.join(folder, 'profile/audit.sqlite'), 'rubbish'.repeat(1_000));
  const again = await open();
  await again.signIn.byPhone(kevin);
  await loaded(again);
  await again.home.tab('SETUP').click();
  await again.page.getByRole('button', { name: 'Show the audit trail' }).click();
  await expect(again.page.getByRole('row', { name: /Audit trail begun damaged Failed/ })).toBeVisible();
});

test('staff see nothing of the audit trail, main gives them nothing, and that they asked is recorded', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.tab('SETUP').click();
  await expect(page.getByRole('row', { name: 'Ruth Castellano' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Audit trail' })).toHaveCount(0);
  const answer = await page.evaluate(() => (window as unknown as { facilityDesk: { audit: { list: (query: object) => Promise<unknown> } } }).facilityDesk.audit.list({ sort: { column: 'seq', descending: true }, offset: 0, limit: 10 }));
  expect(answer).toEqual({ ok: false, refused: 'wrong-state' });
  const asked = () => sandbox.control.auditEvents().filter(({ outcome, outcomeDesc }) => outcome === '4' && outcomeDesc?.endsWith('audit-trail'));
  await expect.poll(() => asked().length, { timeout: 30_000 }).toBe(1);
  expect(asked()[0]?.agent[0]?.who?.reference).toMatch(/^Practitioner\//);
});

test('an entry that the server refuses is said, holds up no other, and is tried again by the next start', async ({ open, sandbox }) => {
  const kevin = (desk: Awaited<ReturnType<typeof open>>) => desk.signIn.person('kevin');
  sandbox.control.addFault({ kind: 'status', path: '/fhir', method: 'POST', status: 422, times: 1 });
  sandbox.control.addFault({ kind: 'status', path: '/fhir/AuditEvent', method: 'POST', status: 422, times: 1 });
  const desk = await open();
  await desk.signIn.byPhone(kevin(desk));
  await loaded(desk);
  await expect.poll(() => sandbox.control.auditEvents().length, { timeout: 30_000 }).toBeGreaterThan(2);
  await desk.home.tab('SETUP').click();
  await desk.page.getByRole('button', { name: 'Show the audit trail' }).click();
  await expect(desk.page.getByText('The server refused 1 entry, number 1.')).toBeVisible();
  await expect(desk.page.getByRole('row', { name: /Kevin O'Connor Sent audit-entries-1-from-1 Refused/ })).toBeVisible();
  await desk.quit();

  const began = () => sandbox.control.auditEvents().filter(({ subtype }) => subtype?.[0]?.code === 'trail-begun').length;
  expect(began()).toBe(0);
  const again = await open();
  await again.signIn.byPhone(kevin(again));
  await loaded(again);
  await expect.poll(began, { timeout: 30_000 }).toBe(1);
  await again.home.tab('SETUP').click();
  await again.page.getByRole('button', { name: 'Show the audit trail' }).click();
  await expect(again.page.getByText(/^\d+ entries; the server has/)).toBeVisible();
  await expect(again.page.getByText(/^The server refused/)).toHaveCount(0);
});
