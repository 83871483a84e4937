import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test('a server that is down is told at each step, and signing in goes on when it is back', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  control.changeSettings({ callInterval: 1 });
  const maria = signIn.person('maria');
  const expectOffline = async (act: () => Promise<void>) => {
    await sandbox.stop();
    await act();
    await expect(signIn.problem).toContainText(`${problems.offline}Check the network cable or Wi-Fi, then try again.`);
    await sandbox.resume();
  };
  await signIn.withPhone.click();
  await signIn.email.fill(maria.username);
  await signIn.password.fill(maria.password);
  await expectOffline(() => signIn.signIn.click());
  await expect(signIn.password).toHaveValue(maria.password);
  await signIn.signIn.click();

  await expect(signIn.sendCode).toBeVisible();
  await expectOffline(() => signIn.sendCode.click());
  await signIn.sendCode.click();

  const code = await signIn.newestCode(maria);
  await expectOffline(() => signIn.code.fill(code));
  await expect(signIn.code).toHaveValue(code);

  await test.step('a ringing call waits for it', async () => {
    await signIn.otherWay(/^Call /).click();
    await control.waitForCall(maria.username);
    await sandbox.stop();
    await expect(home.connection).toContainText('Offline');
    await sandbox.resume();
    await signIn.answerCall(maria, '#');
    await expect(home.rows.first()).toBeVisible();
  });
});

test('a server that does not answer is given up after a time, and what was typed stays', async ({ desk, sandbox }) => {
  const { signIn } = desk;
  const maria = signIn.person('maria');
  sandbox.control.addFault({ kind: 'hang', path: '*/initiate' });
  await signIn.enterCredentials('email', maria);
  await expect(signIn.signIn).toHaveAttribute('aria-busy', 'true');
  await expect(signIn.problem).toContainText(`${problems.timeout}Try again. What you typed is still here.`, { timeout: 25_000 });
  await expect(signIn.password).toHaveValue(maria.password);
  sandbox.control.clearFaults();
  sandbox.control.addFault({ kind: 'latency', milliseconds: 700, path: '*' });
  await signIn.signIn.click();
  await expect(signIn.sendVerificationCode).toBeVisible();
});

test('the home opens although its data does not come, says why in one place, and fills when it does', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  const path = '/fhir/*';
  control.addFault({ kind: 'status', status: 503, path });
  await signIn.byPhone(signIn.person('maria'));
  await expect(home.heading).toBeVisible();
  await expect(home.connection).toContainText('The server has a fault');
  await expect(home.problem).toBeEmpty();

  const faults = [
    { kind: 'captive-portal', says: '', state: 'This network wants a sign-in of its own' },
    { kind: 'drop', says: '', state: 'The server has a fault' },
    { kind: 'malformed-json', says: problems.unexpectedAnswer, state: 'Online' },
    { kind: 'drop-mid-body', says: '', state: 'The server has a fault' },
    { kind: 'wrong-json', says: problems.unexpectedAnswer, state: 'Online' },
  ] as const;
  for (const { kind, says, state } of faults) {
    control.clearFaults();
    control.addFault({ kind, path });
    await home.refresh.click();
    await expect(home.connection, kind).toContainText(state);
    if (says === '') await expect(home.problem, kind).toBeEmpty();
    else await expect(home.problem, kind).toContainText(says);
  }
  await expect(page.getByText('not loaded yet').first()).toBeVisible();

  control.clearFaults();
  control.addFault({ kind: 'latency', milliseconds: 300, path });
  await home.refresh.click();
  await expect(home.rows.first()).toBeVisible();
  await expect(home.problem.filter({ hasText: /\S/ })).toBeHidden();
});

test.describe('with a certificate that nobody trusts', () => {
  test.use({ sandboxOptions: { tls: 'self-signed' } });

  test('nothing is sent, and it is said why', async ({ desk, sandbox }) => {
    const { signIn, home } = desk;
    const maria = signIn.person('maria');
    await expect(home.connection).toContainText('The server’s certificate is not trusted');
    await signIn.enterCredentials('phone', maria);
    await expect(signIn.problem).toContainText(`${problems.untrustedCertificate}Do not go on.`);
    await expect(signIn.password).toHaveValue(maria.password);
    expect(sandbox.control.requests()).toEqual([]);
  });
});
