import { expect, test } from '../../fixtures/test.ts';

const day = 24 * 60 * 60 * 1000;

test('this PC’s clock a day fast or slow changes no countdown and keeps nobody out', async ({ desk }) => {
  const { app, signIn, home, page } = desk;
  const maria = signIn.person('maria');
  const countdown = page.getByText(/^The code expires in /);
  const moveClock = async (offset: number) => {
    await app.evaluate((_, ms) => {
      const { now } = Date;
      Date.now = () => now() + ms;
    }, offset);
    await page.evaluate((ms) => {
      const { now } = Date;
      Date.now = () => now() + ms;
    }, offset);
  };
  for (const offset of [day, -2 * day]) {
    const code = await signIn.toCode('phone', maria);
    await expect(countdown).toHaveText(/ (5:00|4:5\d)$/);
    await moveClock(offset);
    const shown = await countdown.textContent();
    await expect(countdown).not.toHaveText(shown ?? '');
    await expect(countdown).toHaveText(/ 4:[345]\d$/);
    await signIn.code.fill(code);
    await expect(home.rows.first()).toBeVisible();
    await home.choose(maria, 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
  }
});

test('a server whose clock differs by a day serves as well', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const maria = signIn.person('maria');
  for (const offset of [day, -day]) {
    sandbox.control.setClockOffset(offset);
    await signIn.byPhone(maria);
    await expect(home.rows.first()).toBeVisible();
    await home.choose(maria, 'Sign out');
    await expect(signIn.loginOptions).toBeVisible();
  }
});
