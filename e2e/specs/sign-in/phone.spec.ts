import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test('a code by SMS opens the facility home, and nothing stays after sign-out', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const maria = signIn.person('maria');
  const code = await signIn.toCode('phone', maria);
  await expect(page.getByText('Enter your verification code below, or send a new code.')).toBeVisible();
  await expect(page.getByText(/^Sent to XXX-XXX-0147 at \d\d:\d\d\.$/)).toBeVisible();
  await signIn.code.fill(code);
  await expect(home.heading).toBeVisible();
  await expect(home.rows.first()).toBeVisible();
  expect(sandbox.control.sessionCount(maria.username)).toBe(1);

  await home.choose(maria, 'Sign out');
  await expect(signIn.loginOptions).toBeVisible();
  await expect.poll(() => sandbox.control.sessionCount(maria.username)).toBe(0);
});

test('each number on record can be chosen, and so can e-mail by one key', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const kevin = signIn.person('kevin');
  await signIn.enterCredentials('phone', kevin);
  await expect(page.getByText('We have the following numbers on record for you. We can send a code via SMS or phone to authenticate you.')).toBeVisible();
  await expect(page.getByText('XXX-XXX-0163')).toBeVisible();

  await signIn.sendCode.nth(1).click();
  expect(await sandbox.control.waitForMessage({ username: kevin.username })).toMatchObject({ channel: 'sms', to: '+15715550128' });
  await expect(page.getByText(/^Sent to XXX-XXX-0128 at/)).toBeVisible();

  const key = await signIn.otherWay(/^Email a code to k\*\*\*r@r\*\*\*d\.example$/).getAttribute('aria-keyshortcuts');
  await page.keyboard.press(key ?? '');
  const { code } = await sandbox.control.waitForMessage({ username: kevin.username, channel: 'email' });
  await expect(page.getByText('Verification code has been sent to your inbox. Please copy it to the input box below.')).toBeVisible();
  await signIn.code.fill(code);
  await signIn.continue.click();
  await expect(home.heading).toBeVisible();
});

test('LOGIN WITH EMAIL says that there is only a phone on record, and goes on with it', async ({ desk }) => {
  const { signIn, home } = desk;
  const tomas = signIn.person('tomas');
  await signIn.enterCredentials('email', tomas);
  await expect(signIn.problem).toContainText(`${problems.noEmailMethod}Use LOGIN WITH PHONE`);
  await signIn.sendCode.click();
  await signIn.code.fill(await signIn.newestCode(tomas));
  await expect(home.heading).toBeVisible();
});
