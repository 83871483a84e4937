import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';
import type { Person, SignInPages } from '../../pages/sign-in-pages.ts';

/** Where a sign-in can be when its life at the server ends, and what the person does then. */
const steps: { name: string; via: 'phone' | 'email'; reach: (signIn: SignInPages, person: Person) => Promise<unknown>; act?: (signIn: SignInPages) => Promise<void> }[] = [
  { name: 'Send Code', via: 'phone', reach: (signIn, person) => signIn.enterCredentials('phone', person), act: (signIn) => signIn.sendCode.click() },
  { name: 'Call Me', via: 'phone', reach: (signIn, person) => signIn.enterCredentials('phone', person), act: (signIn) => signIn.callMe.click() },
  { name: 'Send verification code', via: 'email', reach: (signIn, person) => signIn.enterCredentials('email', person), act: (signIn) => signIn.sendVerificationCode.click() },
  { name: 'the code', via: 'phone', reach: (signIn, person) => signIn.toCode('phone', person), act: (signIn) => signIn.code.fill('123456') },
  { name: 'Send new code', via: 'email', reach: (signIn, person) => signIn.toCode('email', person), act: (signIn) => signIn.sendNewCode.click() },
  { name: 'another way', via: 'email', reach: (signIn, person) => signIn.toCode('email', person), act: (signIn) => signIn.otherWay(/^Call /).click() },
  { name: 'a ringing call', via: 'phone', reach: (signIn, person) => signIn.toCall(person) },
];

test('a sign-in that the server ended begins again at the password, with the e-mail kept', async ({ desk, sandbox }) => {
  const { signIn, home } = desk;
  const { control } = sandbox;
  control.changeSettings({ codeInterval: 0, callInterval: 1 });
  const maria = signIn.person('maria');
  for (const { name, reach, act } of steps) {
    await test.step(name, async () => {
      await reach(signIn, maria);
      if (!act) await control.waitForCall(maria.username);
      else if (name.startsWith('Send') || name === 'Call Me') await expect(signIn.cancel).toBeVisible();
      await expect(signIn.password).toBeHidden();
      control.expireFlows();
      await act?.(signIn);
      await expect(signIn.problem).toContainText(`${problems.flowExpired}Start again here: your email address is kept.`);
      await expect(signIn.email).toHaveValue(maria.username);
      await expect(signIn.password).toBeFocused();
      await expect(signIn.password).toHaveValue('');
      if (act) await signIn.cancel.click();
    });
  }
  const before = control.messages()[0]?.id;
  await signIn.password.fill(maria.password);
  await signIn.signIn.click();
  await signIn.sendCode.click();
  await signIn.code.fill(await signIn.newestCode(maria, before));
  await expect(home.heading).toBeVisible();
});
