import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptDatabase } from '../../fixtures/kept.ts';
import { rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('a damaged file of drafts is kept and told, and touches nothing of what the server has', async ({ folder, open }) => {
  const maria = await rememberAndQuit(open);
  const work = path.join(path.dirname(keptDatabase(folder)), 'work.sqlite');
  const damaged = readFileSync(work).fill(0, 0, 4096);
  writeFileSync(work, damaged);
  const desk = await open();
  await desk.signIn.openTile(maria);
  await expect(desk.home.count).toHaveText('24 requests');
  await expect(desk.page.getByText('The file with your drafts, and with what waits to be sent, was damaged.')).toBeVisible();
  await expect(desk.home.connection).toContainText('Online');
  await desk.quit();
  expect(readFileSync(`${work}.damaged1`)).toEqual(damaged);

  const again = await open();
  await again.signIn.openTile(maria);
  await expect(again.home.count).toHaveText('24 requests');
  await expect(again.page.getByText('was damaged')).toBeHidden();
});
