import { loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

/** Another code of the same length. */
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

test('a phone and an address are added with a code; the last method stays, another one goes after a confirmation', async ({ desk, sandbox }) => {
  const { control } = sandbox;
  const { signIn, home, page } = desk;
  const account = new AccountPage(page);
  const tomas = signIn.person('tomas');
  const newestCode = async (channel: 'sms' | 'email', afterId = 0) => control.waitForMessage({ username: tomas.username, channel, afterId });
  await signIn.byPhone(tomas);
  await loaded(desk);
  await home.choose(tomas, 'Your account');
  await expect(account.methods).toHaveCount(1);
  const [own] = control.methods(tomas.username);

  await test.step('the only one stays', async () => {
    await account.methods.getByRole('button').click();
    await account.answer('Remove');
    await expect(account.problem).toContainText(problems.lastMethod);
    await expect(account.methods).toHaveCount(1);
  });

  await test.step('numbers that are no good', async () => {
    await account.addPhone.click();
    for (const [typed, says] of [
      ['555-01', 'Please enter a phone number of this country.'],
      [own?.factor?.target ?? 'missing', problems.methodExists],
      ['(571) 555-0199', problems.contactBlocked],
    ] as const) {
      await account.phone.fill(typed);
      await account.sendCode.click();
      await expect(account.problem).toContainText(says);
    }
    await account.country.selectOption({ label: 'Germany (+49)' });
    await account.phone.fill('030 901820');
    await account.sendCode.click();
    await expect(account.problem).toContainText(problems.contactBlocked);
    await account.country.selectOption('US');
  });

  await test.step('a phone', async () => {
    const before = control.messages()[0]?.id;
    await account.phone.fill('(703) 555-0144');
    await account.sendCode.click();
    await expect(page.getByText('A code has been sent to (703) 555-0144. Enter it here to finish.').or(page.getByText(/A code has been sent to \+1/))).toBeVisible();
    const first = await newestCode('sms', before);
    expect(first.to).toBe('+17035550144');
    await account.code.fill(wrong(first.code));
    await expect(account.problem).toContainText(problems.wrongCode);
    await account.sendNewCode.click();
    await expect(page.getByText('A new code has been sent.')).toBeVisible();
    const { code } = await newestCode('sms', first.id);
    await account.code.fill(code);
    await expect(account.done).toHaveText('It is added. You can sign in with it from now on.');
    await expect(account.methods).toHaveCount(2);
  });

  await test.step('an address', async () => {
    await account.addEmail.click();
    await account.email.fill('no address');
    await account.sendCode.click();
    await expect(account.problem).toHaveText('Please enter a valid email address.');
    await account.email.fill('t.novak@desk.example');
    await account.sendCode.click();
    await account.code.fill((await newestCode('email')).code);
    await expect(account.methods).toHaveCount(3);
    expect(control.methods(tomas.username).map(({ channel }) => channel)).toContain('email');
  });

  await test.step('one goes', async () => {
    await account.methods.first().getByRole('button').click();
    await expect(account.dialog).toContainText('Codes and calls no longer go to this number.');
    await account.answer('Keep');
    await expect(account.methods).toHaveCount(3);
    await account.methods.first().getByRole('button').click();
    await account.answer('Remove');
    await expect(account.done).toHaveText('It is removed.');
    await expect(account.methods).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(home.rows.first()).toBeVisible();
  });
});

test('who is remembered can be forgotten here; without an account service it is said where the methods are looked after', async ({ open, sandbox }) => {
  const { accountUrl: _, ...config } = sandbox.clientConfig;
  const desk = await open({ config });
  const { signIn, home, page } = desk;
  const account = new AccountPage(page);
  const [maria, helen] = [signIn.person('maria'), signIn.person('helen')];
  await signIn.rememberMe.check();
  await signIn.byPhone(helen);
  await expect(page.getByText('No records found.')).toBeVisible();
  await home.choose(helen, 'Sign out');
  await remember(desk, maria);
  await home.choose(maria, 'Your account');
  await expect(account.section('How you sign in')).toContainText('Your ways to sign in are looked after by your facility’s Provider Portal Administrator');
  await expect(account.addPhone).toBeHidden();
  await expect(account.signOutEverywhere).toBeHidden();
  await expect(account.people).toHaveCount(2);
  await expect(account.people.filter({ hasText: maria.name })).toContainText('(you)');

  await page.getByRole('button', { name: `Forget ${helen.name}` }).click();
  await account.answer('Keep');
  await expect(account.people).toHaveCount(2);
  await page.getByRole('button', { name: `Forget ${helen.name}` }).click();
  await account.answer('Forget');
  await expect(account.people).toHaveCount(1);

  await page.getByRole('button', { name: `Forget ${maria.name}` }).click();
  await account.answer('Forget');
  await expect(signIn.loginOptions).toBeVisible();
  await expect(signIn.tile(maria).or(signIn.tile(helen))).toBeHidden();
});
