import { keptFiles } from '../../fixtures/kept.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';

test('a power cut at each step of signing in leaves nothing behind, and the next start signs in', async ({ folder, open }) => {
  const cuts: readonly ((desk: OpenDesk) => Promise<void>)[] = [
    async ({ signIn }) => signIn.enterCredentials('phone', signIn.person('maria')),
    async ({ signIn }) => {
      await signIn.enterCredentials('phone', signIn.person('maria'));
      await signIn.sendCode.click();
      await expect(signIn.code).toBeFocused();
    },
  ];
  for (const cut of cuts) {
    const desk = await open();
    await desk.signIn.rememberMe.check();
    await cut(desk);
    await desk.kill();
    expect(keptFiles(folder)).toEqual([]);
  }
  const desk = await open();
  await desk.signIn.byPhone(desk.signIn.person('maria'));
  await loaded(desk);
});

/** Resolves when the program asked for this many more pages of requests. */
async function pagesRead({ control }: Sandbox, count: number): Promise<void> {
  const read = () => control.requests().filter(({ path, query }) => path === '/fhir/Claim' && !query.includes('_summary')).length;
  const before = read();
  await expect.poll(read, { intervals: [5], timeout: 60_000 }).toBeGreaterThanOrEqual(before + count);
}

test.describe('10,000 requests', () => {
  test.use({ sandboxOptions: { requests: 10_000 } });

  test('power cuts while the home is being loaded: each next start opens, and the last one completes', async ({ open, sandbox }) => {
    test.setTimeout(180_000);
    const first = await open();
    const maria = first.signIn.person('maria');
    await first.signIn.rememberMe.check();
    await first.signIn.byPhone(maria);
    await pagesRead(sandbox, 1);
    await first.kill();
    for (const pages of [2, 5, 9, 14, 20]) {
      const desk = await open();
      await desk.signIn.openTile(maria);
      await pagesRead(sandbox, pages);
      await desk.kill();
    }
    const last = await open();
    await last.signIn.openTile(maria);
    await expect(last.home.counter('NOT SUBMITTED')).toContainText('10,000', { timeout: 60_000 });
    await expect(last.home.refresh).toBeVisible({ timeout: 60_000 });
    await expect(last.home.count).toHaveText('10,000 requests');
    await expect(last.home.problem).toBeEmpty();
  });
});
