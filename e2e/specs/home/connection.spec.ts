import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { Fault } from '../../../sandbox/control/faults.ts';

const everywhere = { path: '/*' };
const states: readonly (readonly [name: string, fault: Fault, shown: string])[] = [
  ['the server answers 503', { kind: 'status', status: 503, ...everywhere }, 'The server has a fault'],
  ['every connection is cut', { kind: 'drop', ...everywhere }, 'The server has a fault'],
  ['answers are cut off', { kind: 'drop-mid-body', ...everywhere }, 'The server has a fault'],
  ['a guest network answers', { kind: 'captive-portal', ...everywhere }, 'This network wants a sign-in of its own'],
];

test('each fault of the network is named, leaves the home readable, signs nobody out, and ends by itself', async ({ desk, sandbox }) => {
  test.setTimeout(120_000);
  const { signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  for (const [name, fault, shown] of states) {
    await test.step(name, async () => {
      sandbox.control.addFault(fault);
      await home.refresh.click();
      await expect(home.connection).toContainText(shown);
      await expect(home.connection).toContainText(/since \d\d:\d\d · last contact \d\d:\d\d/);
      await expect(home.rows.first()).toBeVisible();
      sandbox.control.clearFaults();
      await home.connection.getByRole('button', { name: 'Check now' }).click();
      await expect(home.connection).toContainText('Online');
      await expect(home.connection).not.toContainText('since');
      await expect(home.problem).toBeEmpty();
      await loaded(desk);
    });
  }
  await sandbox.stop();
  await home.refresh.click();
  await expect(home.connection).toContainText('Offline');
  await sandbox.resume();
  await sandbox.control.addClaim();
  // Nobody asks: the program notices.
  await expect(home.connection).toContainText('Online', { timeout: 30_000 });
  await expect(home.count).toHaveText('25 requests');
});

for (const fault of ['malformed-json', 'wrong-json'] as const) {
  test(`${fault} instead of requests is said, and what was loaded stays`, async ({ desk, sandbox }) => {
    const { signIn, home } = desk;
    await signIn.byPhone(signIn.person('maria'));
    await loaded(desk);
    sandbox.control.addFault({ kind: fault, path: '/fhir/Claim' });
    await home.refresh.click();
    await expect(home.problem).toContainText('The server gave an answer that this program does not know.');
    await expect(home.count).toHaveText('24 requests');
    sandbox.control.clearFaults();
    await home.refresh.click();
    await expect(home.problem).toBeEmpty();
  });
}
