import { ways, type Door } from '../../doors/places.ts';
import { patient, Walk } from '../../doors/walk.ts';
import { expect, test } from '../../fixtures/test.ts';
import { DoorsPages, headings, newPerson, type Heading } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ sandboxOptions: { settings: patient } });

/** Every stop behind the doors, and where one step back from it leads. */
const stops: readonly { readonly door: Exclude<Door, 'sign-in'>; readonly stop: number; readonly back: Heading }[] = [
  { door: 'sign-up', stop: 0, back: headings.loginOptions },
  { door: 'sign-up', stop: 1, back: headings.signUp },
  { door: 'sign-up', stop: 2, back: headings.signUp },
  { door: 'sign-up', stop: 3, back: headings.signUp },
  { door: 'registration', stop: 0, back: headings.loginOptions },
  { door: 'registration', stop: 1, back: headings.registering },
  { door: 'registration', stop: 2, back: headings.method },
  { door: 'reset', stop: 0, back: headings.password },
  { door: 'reset', stop: 1, back: headings.reset },
  { door: 'reset', stop: 2, back: headings.reset },
];

test('Back and Cancel lead out of every step behind the doors, with nothing left, and a flow that ended meanwhile begins again', async ({ desk, sandbox }) => {
  const walk = new Walk(desk, sandbox);
  const { signIn, page } = desk;
  const { control } = sandbox;
  for (const { door, stop, back } of stops) {
    await test.step(`${door}, step ${stop + 1}`, async () => {
      const reached = await walk.to(door, stop);
      if (stop > 0) {
        control.expireFlows();
        await reached.act(walk);
        await expect(signIn.problem).toContainText(problems.flowExpired);
        await expect(walk.doors.heading(ways[door].stops[0].heading)).toBeVisible();
        await expect(walk.doors.email).toHaveValue(walk.email);
        await walk.to(door, stop);
      }
      await page.keyboard.press('Escape');
      await expect(walk.doors.heading(back)).toBeVisible();
      if (stop > 0) await expect(walk.doors.email).toHaveValue(walk.email);
      if (back !== headings.loginOptions) await signIn.cancel.click();
      await expect(signIn.loginOptions).toBeVisible();
    });
  }
  for (const { username } of control.accounts()) expect(control.sessionCount(username)).toBe(0);
});

test('two flows do not mix: a code of one is nothing to the other', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const doors = new DoorsPages(page, sandbox);
  const maria = signIn.person('maria');
  await doors.registerHere.click();
  const ofSignUp = await doors.giveAddress(newPerson.username);
  await signIn.cancel.click();

  await signIn.withPhone.click();
  await doors.forgotPassword.click();
  const ofReset = await doors.giveAddress(maria.username);
  await doors.enterResetCode(ofSignUp);
  await expect(signIn.problem).toContainText(problems.wrongCode);
  await signIn.cancel.click();

  await test.step('nor one of a flow that was left to a later one of the same kind', async () => {
    await signIn.toCode('phone', maria);
    await doors.enterCode(ofReset.slice(0, 6));
    await expect(signIn.problem).toContainText(problems.wrongCode);
    await signIn.cancel.click();
    await doors.registerHere.click();
    const newest = await doors.giveAddress(newPerson.username);
    for (const other of [ofReset, ofSignUp]) {
      await doors.enterCode(other);
      await expect(signIn.problem).toContainText(problems.wrongCode);
    }
    await doors.enterCode(newest);
    await expect(doors.heading(headings.newPassword)).toBeVisible();
    await signIn.cancel.click();
  });

  await signIn.byPhone(maria);
  await expect(home.heading).toBeVisible();
});

test('quitting half-way leaves nothing, and a clock that is a day wrong or jumps stops nobody', async ({ open, sandbox }) => {
  const { control } = sandbox;
  const first = await open();
  await first.signIn.rememberMe.check();
  await expect(first.signIn.rememberMe).toBeChecked();
  await new Walk(first, sandbox).to('sign-up', 3);
  await first.quit();

  const desk = await open();
  const { app, signIn, home, page } = desk;
  const doors = new DoorsPages(page, sandbox);
  await expect(signIn.loginOptions).toBeVisible();
  await expect(page.getByRole('region', { name: 'Remembered on this PC' })).toBeHidden();
  expect(control.accounts().some(({ username }) => username.includes('rosa'))).toBe(false);

  /** As after sleep, or when somebody sets the clock: this PC's, in both processes. */
  const moveClock = async (offset: number) => {
    const move = (ms: number) => {
      const { now } = Date;
      Date.now = () => now() + ms;
    };
    await app.evaluate((_, ms) => {
      const { now } = Date;
      Date.now = () => now() + ms;
    }, offset);
    await page.evaluate(move, offset);
  };
  const day = 24 * 60 * 60 * 1000;
  await doors.registerHere.click();
  const code = await doors.giveAddress(newPerson.username);
  await moveClock(day);
  await expect(page.getByText(/^The code expires in (5:00|4:\d\d)$/)).toBeVisible();
  await doors.enterCode(code);
  await doors.choosePassword(newPerson.password);
  await moveClock(-2 * day);
  await doors.fillDetails(newPerson);
  await doors.register.click();
  await doors.enterCode(await doors.codeOf(newPerson.username, () => doors.registerPhone('Text message', '(202) 555-0123')));
  await expect(home.heading).toBeVisible();
});
