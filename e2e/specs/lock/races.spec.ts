import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readyDraft } from '../../fixtures/ready-draft.ts';
import { loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';

test('two people take turns while their homes load, refresh and send: nothing of one reaches the other, and what was sent arrives once', async ({ desk, sandbox }) => {
  test.setTimeout(120_000);
  const { app, page, signIn, home } = desk;
  const [maria, helen] = [signIn.person('maria'), signIn.person('helen')];
  const locked = (person: { readonly name: string }) => expect(page.getByRole('heading', { name: `Locked: ${person.name}` })).toBeVisible();
  const lock = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('void facilityDesk.session.lock({})'));
  await remember(desk, maria);
  await lock();
  await locked(maria);
  await expect(signIn.password).toBeFocused();
  await page.keyboard.press('Escape');
  await signIn.rememberMe.check();
  await signIn.byPhone(helen);
  await expect(page.getByText('Cedar Valley Community Clinic')).toBeVisible();

  // Switching while every answer is late: each home shows its own, and no answer of the other's.
  sandbox.control.addFault({ kind: 'latency', path: '/fhir/*', milliseconds: 400 });
  for (const [person, other] of [[maria, helen], [helen, maria], [maria, helen], [helen, maria], [maria, helen]] as const) {
    await home.refresh.click();
    await lock();
    await locked(other);
    await page.getByRole('button', { name: person.name }).click();
    await expect(page.getByText(person.username).first()).toBeVisible();
    await signIn.password.fill(person.password);
    await signIn.unlock.click();
    if (person === maria) await expect(home.count).toHaveText('24 requests');
    else await expect(page.getByText('Cedar Valley Community Clinic')).toBeVisible();
    if (person === helen) await expect(home.rows).toHaveCount(0);
  }
  sandbox.control.clearFaults();

  // A lock right after a request left: it goes on once the person is back.
  await loaded({ home });
  await readyDraft(page, sandbox, 0, { service: 'E0601' });
  await page.keyboard.press('Alt+3');
  const receipt = new ReceiptPage(page);
  sandbox.control.addFault({ kind: 'latency', path: '/fhir/Claim/$submit', milliseconds: 1_500 });
  await receipt.sendAll.press('Enter');
  await expect.poll(() => sandbox.control.requests().filter(({ path }) => path === '/fhir/Claim/$submit').length).toBe(1);
  await lock();
  await locked(maria);
  sandbox.control.clearFaults();
  await expect(signIn.password).toBeFocused();
  await signIn.password.fill(maria.password);
  await signIn.unlock.click();
  await expect(receipt.atHand.getByText('SUBMITTED', { exact: true })).toHaveCount(1, { timeout: 45_000 });
  expect(sandbox.control.claims().filter(({ status, item }) => status === 'active' && item?.[0]?.productOrService.coding?.[0]?.code === 'E0601' && item[0].quantity?.value === 4)).toHaveLength(1);

  // A lock during an unlock wins; two unlocks at once open one home.
  await lock();
  await locked(maria);
  await expect(signIn.password).toBeFocused();
  const rendererId = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await rendererId();
  await page.evaluate((password) => {
    const { facilityDesk } = globalThis as unknown as { facilityDesk: Record<'signIn' | 'session', Record<string, (request: unknown) => unknown>> };
    void facilityDesk.signIn.unlock?.({ password });
    void facilityDesk.session.lock?.({});
    void facilityDesk.session.lock?.({});
  }, maria.password);
  await expect.poll(rendererId).not.toBe(before);
  await locked(maria);
  await expect(home.heading).toBeHidden();
  await expect(signIn.password).toBeFocused();
  await page.evaluate((password) => {
    const { facilityDesk } = globalThis as unknown as { facilityDesk: Record<'signIn', Record<string, (request: unknown) => unknown>> };
    for (let each = 0; each < 2; each += 1) void facilityDesk.signIn.unlock?.({ password });
  }, maria.password);
  await home.tab('HOME').click();
  await loaded({ home });
  const log = await readFile(path.join(desk.profile, 'logs/facility-desk.log'), 'utf8');
  expect(log.split('\n').filter((line) => /"event":"(bug|verb\.failed)"/.test(line))).toEqual([]);
});
