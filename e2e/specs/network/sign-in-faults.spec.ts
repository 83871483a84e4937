import type { Fault } from '../../../sandbox/control/faults.ts';
import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

type Kind = { readonly fault: { readonly kind: Exclude<Fault['kind'], 'latency' | 'status' | 'refusal' | 'redirect'> } | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }; readonly says: string };

/** Faults before which the server has done nothing. Neighbours have different words, so that each is seen to be its own. */
const nothingDone: readonly Kind[] = [
  { fault: { kind: 'status', status: 500 }, says: `${problems.serverTrouble}Wait a minute, then try again.` },
  { fault: { kind: 'status', status: 429, retryAfter: 90 }, says: `${problems.throttled}Please wait a while, then try again.You can try again in 1:` },
  { fault: { kind: 'drop' }, says: problems.serverTrouble },
  { fault: { kind: 'captive-portal' }, says: `${problems.networkSignIn}Open a web browser` },
  { fault: { kind: 'malformed-json' }, says: `${problems.unexpectedAnswer}Try again.` },
];
/** Faults after the server has done its part: what it answered is lost. */
const answerLost: readonly Kind[] = [
  { fault: { kind: 'drop-mid-body' }, says: problems.serverTrouble },
  { fault: { kind: 'wrong-json' }, says: problems.unexpectedAnswer },
  { fault: { kind: 'lost-response' }, says: problems.serverTrouble },
];

const at = (endpoint: string) => ({ path: `*/oauth2/v2.0/${endpoint}` });

test('a fault at any call of the first factor is told, keeps what was typed, and is over when it is over', async ({ desk, sandbox }) => {
  const { signIn } = desk;
  const { control } = sandbox;
  const maria = signIn.person('maria');
  await signIn.withPhone.click();
  await signIn.email.fill(maria.username);
  await signIn.password.fill(maria.password);
  for (const endpoint of ['initiate', 'challenge', 'token', 'introspect']) {
    for (const { fault, says } of [...nothingDone, ...answerLost]) {
      control.addFault({ ...fault, ...at(endpoint) });
      await signIn.signIn.click();
      await expect(signIn.problem, `${fault.kind} at ${endpoint}`).toContainText(says);
      await expect(signIn.email).toHaveValue(maria.username);
      await expect(signIn.password).toHaveValue(maria.password);
      control.clearFaults();
    }
  }
  await signIn.signIn.click();
  await expect(signIn.sendCode).toBeVisible();
});

test('a fault at any call of the second factor is told, keeps what was typed, and is over when it is over', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0 });
  const maria = signIn.person('maria');
  await signIn.enterCredentials('phone', maria);
  await expect(signIn.sendCode).toBeVisible();
  const playFaults = async (endpoint: string, act: () => Promise<void>, held: () => Promise<void>) => {
    for (const { fault, says } of nothingDone) {
      control.addFault({ ...fault, ...at(endpoint) });
      await act();
      await expect(signIn.problem, `${fault.kind} at ${endpoint}`).toContainText(says);
      await held();
      control.clearFaults();
    }
  };
  await test.step('Send Code', async () => {
    await playFaults('challenge', () => signIn.sendCode.click(), () => expect(signIn.sendCode).toBeVisible());
    expect(control.messages()).toEqual([]);
    await signIn.sendCode.click();
  });
  await test.step('Send new code', async () => {
    await signIn.code.fill('123');
    await playFaults('challenge', () => signIn.sendNewCode.click(), () => expect(signIn.code).toHaveValue('123'));
    expect(control.messages()).toHaveLength(1);
  });
  await test.step('Verify Code', async () => {
    const code = await signIn.newestCode(maria);
    control.addFault({ kind: 'captive-portal', ...at('token') });
    await signIn.code.fill(code);
    await expect(signIn.problem).toContainText(problems.networkSignIn);
    control.clearFaults();
    await playFaults('token', () => signIn.verify.click(), () => expect(signIn.code).toHaveValue(code));
    await signIn.verify.click();
    await expect(home.heading).toBeVisible();
  });
});

test('an answer that was lost after the code was sent or taken leads back to the password, with the e-mail kept', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0 });
  const maria = signIn.person('maria');
  for (const step of ['challenge', 'token']) {
    for (const { fault, says } of answerLost.filter(({ fault: { kind } }) => kind !== 'wrong-json')) {
      if (step === 'challenge') await signIn.enterCredentials('phone', maria);
      const code = step === 'token' ? await signIn.toCode('phone', maria) : '';
      if (step === 'challenge') await expect(signIn.sendCode).toBeVisible();
      const again = step === 'token' ? signIn.verify : signIn.sendCode;
      control.addFault({ ...fault, ...at(step) });
      if (step === 'token') await signIn.code.fill(code);
      else await again.click();
      await expect(signIn.problem, fault.kind).toContainText(says);
      control.clearFaults();
      await again.click();
      await expect(signIn.problem).toContainText(problems.flowExpired);
      await expect(signIn.email).toHaveValue(maria.username);
      await signIn.cancel.click();
    }
  }
  await signIn.byPhone(maria);
  await expect(home.heading).toBeVisible();
});
