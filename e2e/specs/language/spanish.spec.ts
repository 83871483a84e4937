import { expect, test, type OpenDesk } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { es, onlyEnglish } from '../../helpers/words.ts';

// Two starts of the program, and every screen of the way.
test.describe.configure({ timeout: 120_000 });
test.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

/** A text this long is told from Spanish also within another one. */
const tellingLength = 12;

/** What the server's own data says in English, and the program's words too. */
const saidByServer: ReadonlySet<string> = new Set(['Inpatient', 'Outpatient', 'Principal']);

/** What of the English words is on the screen, or read from it. */
async function englishOn({ page }: OpenDesk): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility() === true && node.parentElement.closest('[lang="en"]:not(html)') === null) texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.checkVisibility()) texts.push(...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
  expect(shown.length).toBeGreaterThan(10);
  return shown.filter((text) => !saidByServer.has(text) && onlyEnglish.some((english) => text === english || (english.length >= tellingLength && text.includes(english))));
}

test('Español on the login page changes the whole program, stays, and English comes back', async ({ open, sandbox }) => {
  const { control } = sandbox;
  let desk = await open();
  const { signIn } = desk;
  const maria = signIn.person('maria');
  const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
  const press = (names: string) => button(es(names)).click();
  const heading = (names: string) => expect(desk.page.getByRole('heading', { name: es(names), exact: true, level: 1 })).toBeVisible();
  const isSpanish = async (where: string) => {
    expect.soft(await englishOn(desk), where).toEqual([]);
    expect.soft(await sidewaysAtDoubleSize(desk), where).toBe(0);
  };
  const enterCredentials = async () => {
    await desk.page.getByRole('textbox', { name: es('signIn.email') }).fill(maria.username);
    await desk.page.getByLabel(es('signIn.password'), { exact: true }).fill(maria.password);
    await press('signIn.signIn');
  };

  await test.step('switched, with Remember Me still ticked', async () => {
    await signIn.rememberMe.check();
    await expect(signIn.rememberMe).toBeChecked();
    await button('Español').click();
    await heading('signIn.loginOptions');
    await expect(desk.page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(desk.page.getByRole('checkbox', { name: es('signIn.rememberMe') })).toBeChecked();
    await expect(button('Español')).toHaveAttribute('aria-pressed', 'true');
    await isSpanish('login page');
  });

  await test.step('the doors', async () => {
    await button('regístrese aquí').click();
    await heading('doors.signUpHeading');
    await isSpanish('sign-up');
    await press('signIn.cancel');
    await button('haga clic aquí').click();
    await heading('signIn.registeringHeading');
    await isSpanish('registration');
    await desk.page.getByRole('textbox', { name: es('signIn.email') }).fill(signIn.person('owen').username);
    await desk.page.getByLabel(es('signIn.password'), { exact: true }).fill(signIn.person('owen').password);
    await press('signIn.signIn');
    await heading('doors.registerHeading');
    await desk.page.getByRole('radio', { name: es('doors.channels.sms.choice') }).check();
    await desk.page.getByRole('textbox', { name: es('doors.phone') }).fill('1');
    await press('doors.channels.sms.send');
    await expect(desk.page.getByText(es('doors.phoneInvalid'))).toBeVisible();
    await isSpanish('first second factor');
    await press('signIn.cancel');
  });

  await test.step('a forgotten password', async () => {
    await press('signIn.loginWithPhone');
    await press('signIn.forgotPassword');
    await heading('doors.resetHeading');
    await desk.page.getByRole('textbox', { name: es('signIn.email') }).fill(maria.username);
    await press('signIn.sendVerificationCode');
    const { code } = await control.waitForMessage({ username: maria.username });
    await desk.page.getByRole('textbox', { name: es('signIn.code') }).fill(code);
    await isSpanish('code of a reset');
    await press('signIn.verifyCode');
    await desk.page.getByLabel(es('doors.newPassword'), { exact: true }).fill('password1');
    await press('doors.setPassword');
    await expect(desk.page.getByText(es('doors.passwordNotYet'))).toBeVisible();
    await isSpanish('new password');
    await press('signIn.cancel');
  });

  await test.step('a whole sign-in', async () => {
    const before = control.messages()[0]?.id;
    await press('signIn.loginWithPhone');
    await isSpanish('password');
    await enterCredentials();
    await expect(button(es('signIn.sendCode'))).toBeVisible();
    await isSpanish('method');
    await press('signIn.sendCode');
    const { code } = await control.waitForMessage({ username: maria.username, ...(before !== undefined && { afterId: before }) });
    await desk.page.getByRole('textbox', { name: es('signIn.code') }).fill(code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)));
    await expect(desk.page.getByText(es('problems.wrong-code.what'))).toBeVisible();
    await isSpanish('wrong code');
    await press('signIn.trouble');
    await expect(button(es('trouble.checkAgain'))).not.toHaveAttribute('aria-busy', 'true');
    await isSpanish('trouble');
    await press('trouble.back');
    await desk.page.getByRole('textbox', { name: es('signIn.code') }).fill(code);
    await expect(desk.home.rows.first()).toBeVisible();
    await expect(button(es('home.refresh'))).toBeVisible();
    await isSpanish('home');
    await desk.home.rows.first().click();
    await expect(desk.page.getByRole('complementary', { name: es('home.detail.label') })).toBeVisible();
    await isSpanish('request');
  });

  await test.step('the account', async () => {
    await desk.page.getByRole('button', { name: maria.name, exact: true }).click();
    await press('home.menu.account');
    await expect(button(es('account.addAuthenticator'))).toBeVisible();
    await isSpanish('account');
    await press('account.changePassword');
    await isSpanish('change password');
    await press('account.backToAccount');
    await press('account.addAuthenticator');
    await desk.page.getByRole('textbox', { name: es('account.appName') }).fill('Mi teléfono');
    await press('account.goOn');
    await expect(desk.page.getByRole('img', { name: es('account.appSteps.qr') })).toBeVisible();
    await isSpanish('app key');
    await desk.page.getByRole('textbox', { name: es('signIn.code') }).fill(control.authenticatorCode(maria.username));
    await heading('account.keepHeading');
    await isSpanish('recovery codes');
    await press('account.kept');
    await expect(button(es('account.newCodes'))).toBeVisible();
    await isSpanish('account with an app');
  });

  await test.step('kept for the next start; back to English', async () => {
    await desk.quit();
    desk = await open();
    await expect(button(es('signIn.loginWithPhone'))).toBeVisible();
    await expect(desk.signIn.tile(maria)).toBeVisible();
    await isSpanish('remembered people');
    await button('English').click();
    await expect(desk.signIn.loginOptions).toBeVisible();
    await expect(desk.page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await englishOn(desk), 'the search finds English').not.toEqual([]);
  });
});
