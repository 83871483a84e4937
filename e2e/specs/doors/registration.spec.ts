import { expect, test } from '../../fixtures/test.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0, callInterval: 1 } } });

const typedPhone = '(202) 555-0123';

test('the first multi-factor login registers a phone by text message, or an address, and leads to the home', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  const doors = new DoorsPages(desk.page, sandbox);
  const owen = signIn.person('owen');
  await doors.completeRegistration.click();
  await expect(doors.heading(headings.registering)).toBeVisible();
  await signIn.email.fill(owen.username);
  await signIn.password.fill(owen.password);
  await signIn.signIn.click();
  await expect(doors.heading(headings.method)).toBeVisible();

  await test.step('a number that is not taken stays, with why', async () => {
    const refusals = [
      { country: 'GB', typed: '020 7946 0958', says: `${problems.contactBlockedRegion} Use a number of another country, or your email.`, sent: true },
      { country: 'US', typed: '(202) 555-0199', says: `${problems.contactBlocked} Use another one.`, sent: true },
      { country: 'US', typed: '(202) 555-0123 ext. 12', says: 'Please enter a direct number, without an extension.', sent: false },
      { country: 'US', typed: '555-0123', says: 'Please enter a phone number of this country.', sent: false },
    ];
    const asked = () => control.requests().filter(({ path }) => path.endsWith('/register/v1.0/challenge')).length;
    await doors.channel('Text message').check();
    for (const { country, typed, says, sent } of refusals) {
      const before = asked();
      await doors.country.selectOption(country);
      await doors.phone.fill(typed);
      await doors.sendCode.click();
      await expect(signIn.problem).toContainText(says);
      await expect(doors.phone).toHaveValue(typed);
      await expect(doors.phone).toBeFocused();
      expect(asked() - before).toBe(sent ? 1 : 0);
    }
    await doors.channel('Email').check();
    await doors.email.fill('owen@nowhere');
    await doors.send.click();
    await expect(signIn.problem).toContainText(problems.contactInvalid);
    await expect(doors.email).toHaveValue('owen@nowhere');
    expect(control.messages()).toEqual([]);
  });

  await test.step('by text message', async () => {
    await doors.enterCode(await doors.codeOf(owen.username, () => doors.registerPhone('Text message', typedPhone)));
    await expect(home.heading).toBeVisible();
    expect(control.methods(owen.username).map(({ target }) => target)).toEqual(['+12025550123', '+12025550123']);
    await home.choose(owen, 'Sign out');
    await signIn.byPhone(owen);
    await expect(home.heading).toBeVisible();
    await home.choose(owen, 'Sign out');
  });

  await test.step('by e-mail, from an ordinary sign-in', async () => {
    control.changeAccount(owen.username, { registered: false });
    await signIn.enterCredentials('email', owen);
    await expect(doors.heading(headings.method)).toBeVisible();
    await doors.channel('Email').check();
    await expect(doors.email).toHaveValue(owen.username);
    await doors.email.fill('owen@elsewhere.example');
    await doors.enterCode(await doors.codeOf(owen.username, () => doors.send.click()));
    await expect(home.heading).toBeVisible();
    expect(control.methods(owen.username).some(({ target }) => target === 'owen@elsewhere.example')).toBe(true);
  });
});

test('a call registers a phone; a link that ran out and somebody registered already are told what to do', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  const doors = new DoorsPages(page, sandbox);
  const throughDoor = async (givenName: string) => {
    await doors.completeRegistration.click();
    await signIn.email.fill(signIn.person(givenName).username);
    await signIn.password.fill(signIn.person(givenName).password);
    await signIn.signIn.click();
  };

  await test.step('the link ran out', async () => {
    await throughDoor('felix');
    await expect(signIn.problem).toContainText(`${problems.registrationExpired}Ask your administrator to use Reset Registration.`);
    await expect(signIn.email).toHaveValue(signIn.person('felix').username);
    control.changeAccount(signIn.person('felix').username, { invitedDaysAgo: 0 });
    await signIn.signIn.click();
    await expect(doors.heading(headings.method)).toBeVisible();
    await signIn.cancel.click();
  });

  await test.step('registered already', async () => {
    await throughDoor('maria');
    await expect(signIn.problem).toContainText(problems.alreadyRegistered);
    await expect(signIn.sendCode).toBeVisible();
    await signIn.cancel.click();
  });

  await test.step('a call', async () => {
    const owen = signIn.person('owen');
    await signIn.enterCredentials('phone', owen);
    await doors.registerPhone('Phone call', typedPhone);
    await expect(page.getByText('Answer the call to +12025550123 and press #.')).toBeVisible();
    const { id } = await control.waitForCall(owen.username);
    control.actOnCall(id, { action: 'hang-up' });
    await expect(signIn.problem).toContainText(`${problems.callDeclined}Call again, answer, and press #.`);
    await signIn.callAgain.click();
    await expect(doors.heading(headings.call)).toBeVisible();
    await signIn.answerCall(owen, '#');
    await expect(home.heading).toBeVisible();
    expect(control.methods(owen.username).map(({ channel, target }) => `${channel} ${target}`)).toContain('voice +12025550123');
  });
});
