import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { Fault } from '../../../sandbox/control/faults.ts';

const everywhere = { path: '/*' };
const unknownAnswer = 'The server gave an answer that this program does not know.';
const states: readonly (readonly [name: string, fault: Fault, shown: string])[] = [
  ['the server answers 503', { kind: 'status', status: 503, ...everywhere }, 'The server has a fault'],
  ['every connection is cut', { kind: 'drop', ...everywhere }, 'The server has a fault'],
  ['a guest network answers', { kind: 'captive-portal', ...everywhere }, 'This network wants a sign-in of its own'],
  ['answers are no JSON', { kind: 'malformed-json', path: '/fhir/Claim' }, unknownAnswer],
  ['answers are other JSON', { kind: 'wrong-json', path: '/fhir/Claim' }, unknownAnswer],
];

test('each fault of the network is named, leaves what was loaded readable, signs nobody out, and ends by itself', async ({ desk, sandbox }) => {
  test.setTimeout(120_000);
  const { page, signIn, home } = desk;
  await signIn.byPhone(signIn.person('maria'));
  await loaded(desk);
  for (const [name, fault, shown] of states) {
    await test.step(name, async () => {
      sandbox.control.addFault(fault);
      await home.refresh.click();
      await expect(page.getByText(shown).first()).toBeVisible();
      if (shown !== unknownAnswer) await expect(home.connection).toContainText(/since \d\d:\d\d · last contact \d\d:\d\d/);
      await expect(home.count).toHaveText('24 requests');
      await expect(home.asOf).toBeVisible();
      sandbox.control.clearFaults();
      await home.refresh.click();
      await expect(page.getByText(shown)).toBeHidden();
      await expect(home.connection).toContainText('Online');
      await expect(home.connection).not.toContainText('since');
      await expect(home.refresh).toBeVisible();
    });
  }
  await sandbox.stop();
  await home.refresh.click();
  await expect(home.connection).toContainText('Offline');
  await expect(home.signInAgain).toBeHidden();
  await sandbox.resume();
  await sandbox.control.addClaim();
  // Nobody asks: the program notices.
  await expect(home.connection).toContainText('Online', { timeout: 30_000 });
  await expect(home.count).toHaveText('25 requests');
});
