import { grants, loaded, remember, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';

test('the password alone opens the home, whose session is refreshed behind it without a code', async ({ open, sandbox }) => {
  const maria = await rememberAndQuit(open);
  const codes = sandbox.control.messages().length;
  const before = grants(sandbox, 'refresh_token');
  const { signIn, home } = await open();
  await signIn.openTile(maria);
  await loaded({ home });
  await expect(home.connection).toContainText('Online');
  expect(grants(sandbox, 'refresh_token')).toBe(before + 1);
  expect(sandbox.control.messages()).toHaveLength(codes);
});

test('a wrong password opens nothing and is told; the right one still opens', async ({ open }) => {
  const maria = await rememberAndQuit(open);
  const { signIn, home } = await open();
  await signIn.openTile({ ...maria, password: 'not-the-password-at-all' });
  await expect(signIn.problem).toContainText('That password does not open what this PC keeps for you.');
  await expect(home.heading).toBeHidden();
  await signIn.password.fill(maria.password);
  await signIn.unlock.click();
  await loaded({ home });
});

test('without the network the tile shows, the password opens the kept home, and a request reads whole', async ({ open, sandbox }) => {
  const maria = await rememberAndQuit(open);
  await sandbox.stop();
  const { signIn, home } = await open();
  await signIn.openTile(maria);
  await expect(home.count).toHaveText('24 requests');
  await expect(home.connection).toContainText('Offline since');
  await expect(home.asOf).toBeVisible();
  await home.rows.first().click();
  await expect(home.request.getByRole('heading', { name: 'Services' })).toBeVisible();

  await sandbox.resume();
  await sandbox.control.addClaim();
  await home.connection.getByRole('button', { name: 'Check now' }).click();
  await expect(home.connection).toContainText('Online');
  await expect(home.count).toHaveText('25 requests');
});

test('after signing out, the password opens the kept home and the session needs a code', async ({ open, sandbox }) => {
  const desk = await open();
  const { signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  await home.choose(maria, 'Sign out');
  await signIn.openTile(maria);
  await expect(home.count).toHaveText('24 requests');
  await expect(home.connection).toContainText('Sign-in needed');
  const last = sandbox.control.messages()[0]?.id ?? 0;
  await home.signInAgain.click();
  await signIn.sendCode.click();
  await signIn.code.fill(await signIn.newestCode(maria, last));
  await expect(home.connection).toContainText('Online');
});

test('two remembered people have a tile each, and each password opens its own home', async ({ open }) => {
  const desk = await open();
  const { signIn, home } = desk;
  const [maria, helen] = [signIn.person('maria'), signIn.person('helen')];
  await remember(desk, maria);
  await home.choose(maria, 'Sign out');
  await signIn.rememberMe.check();
  await signIn.byPhone(helen);
  await expect(desk.page.getByText('No records found.')).toBeVisible();
  await desk.quit();

  const again = await open();
  await expect(again.signIn.tile(maria)).toBeVisible();
  await again.signIn.openTile({ ...helen, password: maria.password });
  await expect(again.signIn.problem).toContainText('That password does not open');
  await again.signIn.password.fill(helen.password);
  await again.signIn.unlock.click();
  await expect(again.page.getByText('Cedar Valley Community Clinic')).toBeVisible();
  await again.home.choose(helen, 'Sign out');
  await again.signIn.openTile(maria);
  await expect(again.home.count).toHaveText('24 requests');
});
