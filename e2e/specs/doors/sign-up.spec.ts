import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { DoorsPages, headings, newPerson } from '../../pages/doors-pages.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { codeInterval: 0 } } });

test('a new person registers, every refusal can be put right, and the PC remembers them by the new password', async ({ open, sandbox }) => {
  test.setTimeout(120_000);
  const desk = await open();
  const { signIn, page } = desk;
  const doors = new DoorsPages(page, sandbox);
  await signIn.rememberMe.check();
  await expect(signIn.rememberMe).toBeChecked();
  await doors.registerHere.click();

  await test.step('an address that has an account', async () => {
    await expect(doors.heading(headings.signUp)).toBeVisible();
    await doors.email.fill(signIn.person('maria').username);
    await doors.send.click();
    await expect(signIn.problem).toContainText(`${problems.accountExists}Cancel, and sign in with it.`);
    await expect(doors.email).toHaveValue(signIn.person('maria').username);
    expect(sandbox.control.messages()).toEqual([]);
  });

  await test.step('a new code kills the one before', async () => {
    const first = await doors.giveAddress(newPerson.username);
    await expect(page.getByText('Verification code has been sent to your inbox. Please copy it to the input box below.')).toBeVisible();
    const second = await doors.codeOf(newPerson.username, () => signIn.sendNewCode.click());
    await expect(page.getByText('Sent 2 times: only the newest code works.')).toBeVisible();
    await doors.enterCode(first);
    await expect(signIn.problem).toContainText(problems.wrongCode);
    await doors.enterCode(second);
    await expect(doors.heading(headings.newPassword)).toBeVisible();
  });

  await test.step('passwords that are not taken, here and by the server', async () => {
    const mark = { length: 'characters', uncommon: 'is hard to guess, and no common one', notName: 'does not contain the name in your email address' };
    await doors.choosePassword('kites');
    await expect(page.getByText('This password does not meet every rule below yet.')).toBeVisible();
    await expect(doors.rule(mark.length)).toHaveText('has 8 to 256 characters, not met yet');
    await doors.newPassword.fill('rosa.lindqvist-kites-tide');
    await expect(doors.rule(mark.length)).toHaveText('has 8 to 256 characters, met');
    await expect(doors.rule(mark.notName)).toContainText('not met yet');
    await doors.newPassword.fill('facilitydesk');
    await expect(doors.rule(mark.notName)).toContainText(', met');
    await expect(doors.rule(mark.uncommon)).toContainText(', met');
    await doors.setPassword.click();
    await expect(signIn.problem).toContainText(`${problems.passwordBanned} Leave out common words`);
    await expect(doors.newPassword).toHaveValue('facilitydesk');
    await expect(doors.newPassword).toBeFocused();

    sandbox.control.changeSettings({ passwordMinLength: 20 });
    await doors.choosePassword('drifting-kites');
    await expect(signIn.problem).toContainText(problems.passwordTooShort);
    await expect(doors.newPassword).toHaveValue('drifting-kites');
    await expect(doors.rule(mark.length)).toHaveText('has 15 to 256 characters, not met yet');
    await doors.choosePassword(newPerson.password);
  });

  await test.step('what the server asks, with what is wrong marked and the rest kept', async () => {
    await expect(doors.heading(headings.details)).toBeVisible();
    await expect(doors.jobTitle).not.toHaveAttribute('required');
    await doors.fillDetails({ ...newPerson, facilityCode: 'rrmc' });
    await doors.jobTitle.fill('Front desk');
    await doors.register.click();
    await expect(signIn.problem).toHaveText(/This does not have the form that the server asks for\./);
    await expect(doors.facilityCode).toBeFocused();
    await doors.facilityCode.fill('ZZZZ-9999');
    await doors.acceptsTerms.uncheck();
    await doors.register.click();
    await expect(signIn.problem.filter({ hasText: `${problems.attributesInvalid}Check the marked fields` })).toBeVisible();
    await expect(doors.facilityCode).toHaveAttribute('aria-invalid', 'true');
    await expect(doors.acceptsTerms).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('The server asks for this tick.')).toBeVisible();
    await expect(doors.name).toHaveAttribute('aria-invalid', 'false');
    await expect(doors.name).toHaveValue(newPerson.name);
    await expect(doors.jobTitle).toHaveValue('Front desk');
    await expect(doors.facilityCode).toHaveValue('ZZZZ-9999');
    await doors.fillDetails(newPerson);
    await doors.register.click();
  });

  await test.step('the proved address becomes the second factor without another code', async () => {
    const sent = sandbox.control.messages().length;
    await expect(doors.heading(headings.method)).toBeVisible();
    await doors.channel('Email').check();
    await expect(doors.email).toHaveValue(newPerson.username);
    await doors.send.click();
    await loaded(desk);
    await expect(desk.home.count).toHaveText('24 requests');
    expect(sandbox.control.messages()).toHaveLength(sent);
    expect(sandbox.control.methods(newPerson.username).map(({ channel }) => channel)).toEqual(['email']);
  });

  await test.step('the next start opens with the new password', async () => {
    await desk.quit();
    const next = await open();
    await next.signIn.openTile(newPerson);
    await loaded(next);
  });
});
