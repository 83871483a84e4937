import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { violations } from '../../fixtures/accessibility.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { CasesPage } from '../../pages/cases-page.ts';
import { ConsumersPage } from '../../pages/consumers-page.ts';

test('a case is found by its numbers, read with decisions and timeline, asked about, and its letter saved; offline it is still there', async ({ desk, sandbox, folder }) => {
  const { app, page, signIn, home } = desk;
  const cases = new CasesPage(page);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.tab('CASES').click();
  const sent = sandbox.control.claims().filter(({ status }) => status === 'active');
  await expect(cases.count).toHaveText(`${sent.length} cases`);

  await test.step('by keyboard: an authorization number finds one case, which says what is certified', async () => {
    const authorization = await cases.rows.filter({ hasText: /\d{10}.*Certified/ }).first().getByRole('gridcell').nth(5).textContent();
    await page.keyboard.press('/');
    await page.keyboard.type(authorization ?? 'missing');
    await expect(cases.count).toHaveText('1 case');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(cases.part('Answer')).toContainText(authorization ?? 'missing');
    await expect(cases.part('Services')).toContainText('The service is certified');
    await expect(cases.part('Letters').getByRole('listitem')).toHaveCount(1);
    await expect(cases.part('Timeline').getByRole('listitem')).toHaveCount(3);
    expect.soft(await violations(desk), 'an open case').toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), 'an open case').toBe(0);
    const consumer = (await cases.case.getByRole('heading', { level: 2 }).textContent()) ?? 'missing';
    await cases.case.getByRole('button', { name: 'Copy for a new submission' }).click();
    await expect(home.tab('CREATE CASE')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main')).toContainText(consumer);
    await home.tab('CASES').click();
    await page.keyboard.press('Escape');
    await expect(cases.grid).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(cases.count).toHaveText(`${sent.length} cases`);
  });

  await test.step('a pended case that the payer decides is asked about, and its letter saved', async () => {
    await cases.state.selectOption('Pended');
    const left = (await cases.rows.first().getByText(/days? (left|late)|today/).textContent()) ?? 'missing';
    await cases.rows.first().click();
    await expect(cases.case.getByText('Pended').first()).toBeVisible();
    await expect(cases.case).toContainText(left);
    const caseId = await cases.rows.first().getByRole('gridcell').nth(4).textContent();
    expect(await sandbox.control.decide(caseId ?? '', 'not-certified')).toBe(true);
    await cases.case.getByRole('button', { name: 'Check status' }).click();
    await expect(cases.part('Answer')).toContainText('Not certified');
    await expect(cases.part('Letters').getByRole('listitem')).toHaveCount(1);
    const file = path.join(folder, 'letter.txt');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await cases.part('Letters').getByRole('button').click();
    await expect(cases.part('Letters')).toContainText('Saved.');
    expect(await readFile(file, 'utf8')).toContain(`Case ID: ${caseId ?? ''}`);
  });

  await test.step('offline: search, details and what was last seen beside them', async () => {
    await sandbox.stop();
    await expect(cases.case.getByText('Not certified').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await cases.state.selectOption('Not certified');
    await cases.rows.first().click();
    await expect(cases.part('Timeline').getByRole('listitem')).not.toHaveCount(0);
    await expect(cases.case).toContainText('this is what was last seen');
    await cases.state.selectOption('The payer found an error');
    await cases.search.fill('zzz');
    await expect(page.getByText('No case fits this search.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(cases.count).toHaveText(`${sent.length} cases`);
    await sandbox.resume();
  });
});

test('a consumer is found by id or name and date of birth, online and offline, with coverage and requests', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const consumers = new ConsumersPage(page);
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await home.tab('CONSUMERS').click();
  const claim = sandbox.control.claims().find(({ status }) => status === 'active');
  const patient = sandbox.control.consumers().find(({ id }) => claim?.patient.reference === `Patient/${id ?? ''}`);
  const memberId = patient?.identifier?.[0]?.value ?? '';
  await consumers.findById(memberId);
  await expect(consumers.consumer.getByRole('heading', { level: 2 })).toContainText(patient?.name?.[0]?.family ?? 'missing');
  await expect(consumers.consumer).toContainText('Active');
  expect.soft(await violations(desk), 'a consumer').toEqual([]);
  expect.soft(await sidewaysAtDoubleSize(desk), 'a consumer').toBe(0);

  await test.step('a request of the consumer opens among the cases', async () => {
    await consumers.consumer.locator('section').filter({ hasText: 'Submitted requests' }).getByRole('button').first().click();
    await expect(new CasesPage(page).case).toContainText(patient?.name?.[0]?.family ?? 'missing');
    await home.tab('CONSUMERS').click();
  });

  await test.step('look-alikes are told apart by a second identifier, also offline', async () => {
    await sandbox.stop();
    await consumers.findByName('Whitmore', '3/14/1987');
    await expect(page.getByText('Several consumers fit.')).toBeVisible();
    await expect(page.getByText('only what this PC keeps was searched')).toBeVisible();
    const ids = await consumers.hits.evaluateAll((items) => items.map((item) => item.querySelector('.mono + span .mono')?.textContent));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
    await page.keyboard.press('Enter');
    await expect(consumers.consumer).toContainText('As last seen');
    await sandbox.resume();
  });
});
