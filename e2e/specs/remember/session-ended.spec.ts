import { grants, loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('a session that the server ended: the kept home still reads, and a code without the password brings what is new', async ({ open, sandbox }) => {
  const maria = await rememberAndQuit(open);
  sandbox.control.revokeSessions(maria.username);
  await sandbox.control.addClaim();
  const { signIn, home } = await open();
  await signIn.openTile(maria);
  await expect(home.count).toHaveText('24 requests');
  await expect(home.connection).toContainText('Sign-in needed');
  await home.rows.first().click();
  await expect(home.request.getByRole('heading', { name: 'Services' })).toBeVisible();

  const last = sandbox.control.messages()[0]?.id ?? 0;
  await expect.poll(() => sandbox.control.requests().some(({ path }) => path.endsWith('/introspect'))).toBe(true);
  await home.signInAgain.click();
  await signIn.sendCode.click();
  await signIn.code.fill(await signIn.newestCode(maria, last));
  await expect(home.connection).toContainText('Online');
  await expect(home.count).toHaveText('25 requests');
});

test('a session that ends while the home is open asks for the password again, and leaves the home as it was on Cancel', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const maria = signIn.person('maria');
  await signIn.byPhone(maria);
  await loaded(desk);
  sandbox.control.revokeSessions(maria.username);
  await home.refresh.click();
  await expect(home.connection).toContainText('Sign-in needed');
  await home.filter.fill('whitmore');
  await home.signInAgain.click();
  await expect(signIn.email).toHaveValue(maria.username);
  await signIn.cancel.click();
  await expect(home.filter).toHaveValue('whitmore');

  await home.signInAgain.click();
  await signIn.password.fill(maria.password);
  await signIn.signIn.click();
  const last = sandbox.control.messages()[0]?.id ?? 0;
  await signIn.sendCode.click();
  await signIn.code.fill(await signIn.newestCode(maria, last));
  await expect(home.connection).toContainText('Online');
  await expect(home.filter).toHaveValue('whitmore');
  expect(grants(sandbox, 'refresh_token')).toBeLessThanOrEqual(1);
});
