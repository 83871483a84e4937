import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { Column } from '../../pages/home-page.ts';

/** What a cell sorts by: dates and times as the years come first. */
const sortKey = (column: Column, text: string): string =>
  column === 'DATE OF BIRTH' || column === 'LAST MODIFIED' ? text.replace(/^(\d\d)\/(\d\d)\/(\d{4})(.*)$/, '$3/$1/$2$4') : text.toUpperCase();

test('every column sorts, up and down, newest change first at the start', async ({ desk }) => {
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await expect(home.columnHeader('LAST MODIFIED')).toHaveAttribute('aria-sort', 'descending');
  for (const column of ['CONTRACT', 'CASE TYPE', 'CONSUMER ID', 'CONSUMER NAME', 'DATE OF BIRTH', 'LAST MODIFIED'] as const) {
    for (const direction of ['first', 'second']) {
      await home.columnHeader(column).getByRole('button').click();
      const sorted = await home.columnHeader(column).getAttribute('aria-sort');
      expect(sorted, `${column}, ${direction} click`).toMatch(/ascending|descending/);
      await expect
        .poll(async () => {
          const keys = (await home.texts(column)).map((text) => sortKey(column, text));
          const inOrder = keys.every((key, index) => index === 0 || (sorted === 'ascending' ? (keys[index - 1] ?? '') <= key : (keys[index - 1] ?? '') >= key));
          return keys.length > 10 && inOrder;
        }, `${column} ${sorted ?? ''}`)
        .toBe(true);
    }
  }
});

test('the filter finds without case and diacritics, by several words, dates as shown, ids and contracts', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  const drafts = sandbox.control.claims().filter(({ status }) => status === 'draft');
  const patients = new Map(sandbox.control.consumers().map((patient) => [`Patient/${patient.id ?? ''}`, patient]));
  const memberId = patients.get(drafts[0]?.patient.reference ?? '')?.identifier?.[0]?.value ?? '';
  const finds: readonly (readonly [filter: string, name: RegExp])[] = [
    ['WHITMORE', /^Whitmore, /],
    ['nguyen', /^Nguyễn, Anh$/],
    ['angelica whitmore', /^Whitmore, Angelica$/],
    ['03/14/1987', /^Whitmore, /],
    ['1987-03-14 virginia', /^Whitmore, /],
    [memberId, /./],
  ];
  for (const [filter, name] of finds) {
    await home.filter.fill(filter);
    await expect(home.count).toHaveText(/^[1-9] of 24 requests$/);
    const names = await home.texts('CONSUMER NAME');
    expect(names.length).toBeGreaterThan(0);
    for (const each of names) expect(each).toMatch(name);
  }
  await home.filter.fill('zzz nobody');
  await expect(page.getByText('Nothing matches “zzz nobody”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(home.count).toHaveText('24 requests');
});

test('by keyboard alone: / filters, the arrow goes to the table, Enter opens, Esc closes and the focus is where it was', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  await page.keyboard.press('/');
  await expect(home.filter).toBeFocused();
  await page.keyboard.type('whitmore');
  await expect(home.count).toHaveText(/^[1-9] of 24 requests$/);
  await page.keyboard.press('ArrowDown');
  await expect(home.grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const second = await home.rows.nth(1).getAttribute('id');
  await expect(home.grid).toHaveAttribute('aria-activedescendant', second ?? '');
  await page.keyboard.press('Enter');
  await expect(home.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(home.request).toBeVisible();
  // Beside the open request the rows have another height; none may lie on the next one.
  await expect.poll(async () => {
    const [first, next] = [await home.rows.nth(0).boundingBox(), await home.rows.nth(1).boundingBox()];
    return first !== null && next !== null && next.y >= Math.floor(first.y + first.height);
  }).toBe(true);
  await page.keyboard.press('Escape');
  await expect(home.request).toBeHidden();
  await expect(home.grid).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(home.rows.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');

  const complete = sandbox.control.claims().findLast(({ status, item, supportingInfo }) => status === 'draft' && item !== undefined && supportingInfo?.some(({ valueAttachment }) => valueAttachment));
  const patient = sandbox.control.consumers().find(({ id }) => complete?.patient.reference === `Patient/${id ?? ''}`);
  await home.filter.fill(`${patient?.identifier?.[0]?.value ?? ''} ${complete?.insurer?.display ?? ''}`);
  await expect(home.count).toHaveText(/^[1-9] of 24 requests$/);
  const wanted = complete?.item?.[0]?.productOrService.coding?.[0]?.code ?? '';
  for (let index = 0; index < (await home.rows.count()); index += 1) {
    await home.rows.nth(index).click();
    await expect(home.rows.nth(index)).toHaveAttribute('aria-selected', 'true');
    if (await home.request.getByText(wanted).isVisible()) break;
  }
  await expect(home.request.getByText(wanted)).toBeVisible();
  for (const { diagnosisCodeableConcept } of complete?.diagnosis ?? []) {
    await expect(home.request).toContainText(diagnosisCodeableConcept?.coding?.[0]?.display ?? 'missing');
  }
  await expect(home.request).toContainText(patient?.name?.[0]?.family ?? 'missing');
  await expect(home.request).toContainText(patient?.address?.[0]?.line?.[0] ?? 'missing');
  for (const { valueString, valueAttachment } of complete?.supportingInfo ?? []) {
    await expect(home.request).toContainText(valueString ?? valueAttachment?.title ?? 'missing');
  }
});
