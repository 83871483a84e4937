import type { Locator } from '@playwright/test';
import { CasesPage } from '../../pages/cases-page.ts';
import { ConsumersPage } from '../../pages/consumers-page.ts';
import { MessagesPage } from '../../pages/messages-page.ts';
import { ReceiptPage } from '../../pages/receipt-page.ts';
import { expect } from '../expect.ts';
import { fitsAcross } from '../fits-across.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

/** At 200 % what is open covers the list. */
async function close(panel: Locator): Promise<void> {
  const button = panel.getByRole('button', { name: 'Close' });
  if (await button.isVisible()) await button.click();
}

/** Every tab of the portal, with something open in it. */
const screens: readonly (readonly [name: string, run: (stage: Stage) => Promise<void>])[] = [
  ['home', async ({ desk: { home } }) => {
    await home.tab('HOME').click();
    await expect(home.rows.first()).toBeVisible();
  }],
  ['cases', async ({ desk: { page, home } }) => {
    await home.tab('CASES').click();
    await close(new CasesPage(page).case);
    await expect(new CasesPage(page).rows.first()).toBeVisible();
  }],
  ['case', async ({ desk: { page } }) => {
    const cases = new CasesPage(page);
    await cases.rows.first().click();
    await expect(cases.case.getByRole('heading', { level: 2 })).toBeVisible();
  }],
  ['create-case', async ({ desk: { page, home } }) => {
    await home.tab('CREATE CASE').click();
    const { leave, sendAll } = new ReceiptPage(page);
    if (await leave.isVisible()) await leave.click();
    await expect(sendAll).toBeVisible();
  }],
  ['consumer', async ({ sandbox, desk: { page, home } }) => {
    const consumers = new ConsumersPage(page);
    await home.tab('CONSUMERS').click();
    await close(consumers.consumer);
    const [person] = sandbox.control.consumers();
    const [year = '', month = '', day = ''] = person?.birthDate?.split('-') ?? [];
    await consumers.findByName(person?.name?.[0]?.family ?? '', `${month}/${day}/${year}`);
    await consumers.hits.first().getByRole('button').first().click();
    await expect(consumers.consumer.getByRole('heading', { level: 2 })).toBeVisible();
  }],
  ['setup', async ({ desk: { page, home } }) => {
    await home.tab('SETUP').click();
    await expect(page.getByRole('row', { name: 'Ruth Castellano' })).toBeVisible();
  }],
  ['message', async ({ desk: { page, home } }) => {
    const messages = new MessagesPage(page);
    await home.tab('MESSAGE CENTER').click();
    await close(messages.message);
    await messages.rows.first().click();
    await expect(messages.message.getByRole('heading').first()).toBeVisible();
  }],
  ['reports', async ({ desk: { page, home } }) => {
    await home.tab('REPORTS').click();
    await expect(page.getByRole('table', { name: 'Turnaround', exact: true })).toBeVisible();
  }],
  ['help', async ({ desk: { page, home } }) => {
    await home.tab('Help').click();
    await expect(page.getByRole('region', { name: 'Help' })).toBeVisible();
  }],
];

const looks = (prefix: string, theme: 'light' | 'dark', zoom: number): Step[] =>
  screens.map(([name, run]) =>
    step(`${prefix}${name}`, async (stage) => {
      await stage.look(theme, zoom);
      await run(stage);
      if (zoom > 1) await fitsAcross(stage);
    }));

/** The portal's screens in light, in dark, at 200 %, and for a facility that has nothing yet. */
export const portalSteps: readonly Step[] = [
  ...looks('', 'light', 1),
  ...looks('dark-', 'dark', 1),
  ...looks('zoomed-', 'light', 2),
  step('empty-facility', async (stage) => {
    const { page, signIn, home } = stage.desk;
    await stage.look('light', 1);
    await home.choose(signIn.person('maria'), 'Sign out');
    await signIn.byPhone(signIn.person('helen'));
    await expect(page.getByText('No records found.')).toBeVisible();
  }),
  ...(['CASES', 'CREATE CASE', 'MESSAGE CENTER', 'REPORTS'] as const).map((tab) =>
    step(`empty-${tab.toLowerCase().replace(' ', '-')}`, async ({ desk: { page, home } }) => {
      await home.tab(tab).click();
      await expect(page.getByRole('main').getByRole('heading').filter({ visible: true }).first()).toBeVisible();
    })),
];
