import { expect, test } from '../../fixtures/test.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0, resetPollInterval: 1, resetSteps: 0 } } });

const password = 'nine-drifting-kites-at-low-tide';

test('a new account, its first second factor, and a forgotten password, by the keyboard alone', async ({ desk, sandbox }) => {
  const { page, signIn, home } = desk;
  const { control } = sandbox;
  const doors = new DoorsPages(page, sandbox);
  const rosa = 'rosa.lindqvist@harborpoint.example';
  const { keyboard } = page;
  /** Tab, until this has the focus. */
  const tabTo = async (wanted: ReturnType<typeof page.getByRole>) => {
    for (let tabs = 0; tabs < 40 && !(await wanted.evaluate((element) => element === document.activeElement)); tabs += 1) await keyboard.press('Tab');
    await expect(wanted).toBeFocused();
  };
  const newest = async (username: string, afterId: number) => (await control.waitForMessage({ username, afterId })).code;
  const sent = () => control.messages()[0]?.id ?? 0;

  await test.step('the new account', async () => {
    await expect(signIn.withPhone).toBeFocused();
    await tabTo(doors.registerHere);
    await keyboard.press('Enter');
    await expect(doors.email).toBeFocused();
    await keyboard.type(rosa);
    await keyboard.press('Enter');
    await expect(doors.code).toBeFocused();
    await keyboard.type(await newest(rosa, 0));
    await expect(doors.newPassword).toBeFocused();
    await keyboard.type(password);
    await keyboard.press('Enter');
    await expect(doors.name).toBeFocused();
    await keyboard.type('Rosa Lindqvist');
    await tabTo(doors.facilityCode);
    await keyboard.type('HPRH-0048');
    await tabTo(doors.acceptsTerms);
    await keyboard.press('Space');
    await keyboard.press('Enter');
  });

  await test.step('its first second factor', async () => {
    await expect(doors.heading(headings.method)).toBeVisible();
    const chosen = page.getByRole('radio', { checked: true });
    await expect(chosen).toBeFocused();
    for (let presses = 0; presses < 3 && !(await doors.channel('Text message').isChecked()); presses += 1) await keyboard.press('ArrowDown');
    await expect(doors.channel('Text message')).toBeChecked();
    await tabTo(doors.phone);
    await keyboard.type('2025550123');
    await expect(doors.phone).toHaveValue('(202) 555-0123');
    const before = sent();
    await keyboard.press('Enter');
    await expect(doors.code).toBeFocused();
    await keyboard.type(await newest(rosa, before));
    await expect(home.heading).toBeVisible();
  });

  await test.step('signed out by the menu', async () => {
    await tabTo(page.getByRole('button', { name: 'Rosa Lindqvist', exact: true }));
    await keyboard.press('Enter');
    for (let item = 0; item < 4; item += 1) await keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeFocused();
    await keyboard.press('Enter');
    await expect(signIn.loginOptions).toBeVisible();
  });

  await test.step('the forgotten password', async () => {
    await expect(signIn.withPhone).toBeFocused();
    await keyboard.press('Enter');
    await expect(signIn.email).toBeFocused();
    await keyboard.type(rosa);
    await tabTo(doors.forgotPassword);
    await keyboard.press('Enter');
    await expect(doors.heading(headings.reset)).toBeVisible();
    await expect(doors.email).toBeFocused();
    await expect(doors.email).toHaveValue(rosa);
    const before = sent();
    await keyboard.press('Enter');
    await expect(doors.code).toBeFocused();
    await keyboard.type(await newest(rosa, before));
    await keyboard.press('Enter');
    await expect(doors.newPassword).toBeFocused();
    await keyboard.type(`${password}-again`);
    await keyboard.press('Enter');
    await expect(home.heading).toBeVisible();
  });
});
