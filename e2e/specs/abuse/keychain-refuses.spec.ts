import { keptFiles } from '../../fixtures/kept.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { KeyringMode } from '../../helpers/keyring.ts';

const states: readonly (readonly [KeyringMode, what: string, remedy: string])[] = [
  ['locked', 'The keychain of this PC is locked.', 'Unlock the system’s password store'],
  ['hanging', 'The keychain of this PC does not answer.', 'Look for a password window of the system behind this one.'],
  ['no-daemon', 'This PC has no keychain that is running.', 'Ask IT to set up the system’s password store'],
  ['no-bus', 'This PC has no keychain that is running.', 'Ask IT to set up the system’s password store'],
];

for (const [keyringMode, what, remedy] of states) {
  test.describe(`abuse case 21, a keychain that is ${keyringMode}`, () => {
    test.use({ keyringMode });

    test('refuses Remember Me with the reason and the remedy, and signing in without it works', async ({ desk, folder }) => {
      const { page, signIn } = desk;
      await signIn.rememberMe.click();
      const reason = page.getByText(what);
      await expect(reason).toBeVisible();
      await expect(reason).toContainText(remedy);
      await expect(signIn.rememberMe).toBeDisabled();
      await expect(signIn.rememberMe).not.toBeChecked();
      await signIn.byPhone(signIn.person('maria'));
      await loaded(desk);
      expect(keptFiles(folder)).toEqual([]);
    });
  });
}
