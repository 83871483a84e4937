import { describe, expect, it, vi } from 'vitest';
import { answerOf, attributeValues, doorsAt, doorSteps, newcomer, openDoors, phoneNumber, type Doors, type DoorStep } from '../testing/doors.ts';
import type { Scripted } from '../testing/scripted-http.ts';
import { redirect, refusal, tokenAnswer } from '../testing/scripted-tenant.ts';
import { ana, later } from '../testing/sign-in.ts';

const screens: Record<DoorStep, string> = {
  'sign-in password': 'credentials', 'sign-in method': 'phone-method', 'sign-in code': 'code',
  'sign-up address': 'account-email', 'sign-up code': 'code', 'sign-up password': 'new-password', 'sign-up attributes': 'attributes',
  'registration password': 'credentials', 'registration method': 'register-method', 'registration code': 'code', 'registration call': 'call',
  'reset address': 'account-email', 'reset code': 'code', 'reset password': 'new-password', 'reset waiting': 'resetting',
};

const back: Record<DoorStep, Record<string, unknown>> = {
  'sign-in password': { kind: 'login-options' },
  'sign-in method': { kind: 'credentials', email: ana.email, registering: false },
  'sign-in code': { kind: 'phone-method' },
  'sign-up address': { kind: 'login-options' },
  'sign-up code': { kind: 'account-email', purpose: 'sign-up', email: newcomer },
  'sign-up password': { kind: 'account-email', purpose: 'sign-up', email: newcomer },
  'sign-up attributes': { kind: 'account-email', purpose: 'sign-up', email: newcomer },
  'registration password': { kind: 'login-options' },
  'registration method': { kind: 'credentials', email: newcomer, registering: true },
  'registration code': { kind: 'register-method', email: newcomer, channels: ['sms', 'voice', 'email'] },
  'registration call': { kind: 'register-method', email: newcomer },
  'reset address': { kind: 'credentials' },
  'reset code': { kind: 'account-email', purpose: 'reset', email: ana.email },
  'reset password': { kind: 'account-email', purpose: 'reset', email: ana.email },
  'reset waiting': { kind: 'account-email', purpose: 'reset', email: ana.email },
};

/** Where each step's answer of the person goes first. */
const firstPath: Record<DoorStep, string> = {
  'sign-in password': '/oauth2/v2.0/initiate', 'sign-in method': '/oauth2/v2.0/challenge', 'sign-in code': '/oauth2/v2.0/token',
  'sign-up address': '/signup/v1.0/start', 'sign-up code': '/signup/v1.0/continue', 'sign-up password': '/signup/v1.0/continue', 'sign-up attributes': '/signup/v1.0/continue',
  'registration password': '/oauth2/v2.0/initiate', 'registration method': '/register/v1.0/challenge', 'registration code': '/register/v1.0/continue', 'registration call': '/register/v1.0/continue',
  'reset address': '/resetpassword/v1.0/start', 'reset code': '/resetpassword/v1.0/continue', 'reset password': '/resetpassword/v1.0/submit', 'reset waiting': '/resetpassword/v1.0/poll_completion',
};

/** Every intent of these doors, and the screens that it belongs to. */
const intents: Record<string, { readonly run: (at: Doors) => unknown; readonly belongs: readonly DoorStep[] }> = {
  signUp: { run: ({ flow }) => flow.signUp.open(), belongs: [] },
  register: { run: ({ flow }) => flow.register(), belongs: [] },
  forgotPassword: { run: ({ flow }) => flow.resetPassword.open(), belongs: ['sign-in password', 'registration password'] },
  submitEmail: { run: ({ flow }) => flow.submitEmail(newcomer), belongs: ['sign-up address', 'reset address'] },
  submitCredentials: { run: ({ flow }) => flow.submitCredentials(newcomer, 'password'), belongs: ['sign-in password', 'registration password'] },
  submitNewPassword: { run: ({ flow }) => flow.submitNewPassword('four words of mine'), belongs: ['sign-up password', 'reset password'] },
  submitAttributes: { run: ({ flow }) => flow.signUp.submitAttributes(attributeValues), belongs: ['sign-up attributes'] },
  registerMethod: { run: ({ flow }) => flow.registration.register('sms', phoneNumber), belongs: ['registration method'] },
  'registerMethod that is not offered': { run: ({ flow }) => flow.registration.register('pigeon' as 'sms', phoneNumber), belongs: [] },
  sendCode: { run: ({ flow }) => flow.secondFactor.sendCode('m-sms'), belongs: ['sign-in method', 'sign-in code'] },
  submitCode: { run: ({ flow }) => flow.submitCode('12345678'), belongs: ['sign-in code', 'sign-up code', 'registration code', 'reset code'] },
  'submitCode of the second factor': { run: ({ flow }) => flow.secondFactor.submitCode('12345678'), belongs: ['sign-in code'] },
  'submitCode of the sign-up': { run: ({ flow }) => flow.signUp.submitCode('12345678'), belongs: ['sign-up code'] },
  'submitCode of the registration': { run: ({ flow }) => flow.registration.submitCode('12345678'), belongs: ['registration code'] },
  'submitCode of the reset': { run: ({ flow }) => flow.resetPassword.submitCode('12345678'), belongs: ['reset code'] },
  resend: { run: ({ flow }) => flow.resend(), belongs: ['sign-in code', 'sign-up code', 'registration code', 'registration call', 'reset code'] },
  'resend of the sign-up': { run: ({ flow }) => flow.signUp.resend(), belongs: ['sign-up code'] },
  'resend of the registration': { run: ({ flow }) => flow.registration.resend(), belongs: ['registration code', 'registration call'] },
  'resend of the reset': { run: ({ flow }) => flow.resetPassword.resend(), belongs: ['reset code'] },
  'password of the sign-up': { run: ({ flow }) => flow.signUp.submitPassword('four words of mine'), belongs: ['sign-up password'] },
  'password of the reset': { run: ({ flow }) => flow.resetPassword.submitPassword('four words of mine'), belongs: ['reset password'] },
  continue: { run: ({ flow }) => flow.opening.continue(), belongs: [] },
  openPerson: { run: ({ flow }) => flow.openPerson(ana.id), belongs: [] },
  unlock: { run: ({ flow }) => flow.unlock('password'), belongs: [] },
};

const held = () => later<Scripted>();
const leaves = (step: DoorStep) => step === 'registration call' || step === 'reset waiting';

describe.each(doorSteps)('at %s', (step) => {
  it('shows its screen', async () => {
    expect((await doorsAt(step)).screen()).toMatchObject({ kind: screens[step], busy: false });
  });

  it.each(Object.entries(intents))('%s does what belongs here, or nothing', async (_name, { run, belongs }) => {
    const at = await doorsAt(step);
    for (const path of new Set([...Object.values(firstPath), '/signup/v1.0/challenge', '/resetpassword/v1.0/challenge'])) at.tenant.next(path, held().promise);
    const before = { screen: at.screen(), asked: at.tenant.paths().length };
    void run(at);
    await Promise.resolve();
    const after = { screen: at.screen(), asked: at.tenant.paths().length };
    if (belongs.includes(step)) expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
  });

  it('one step back keeps the e-mail, and tells the server nothing', async () => {
    const at = await doorsAt(step);
    const asked = at.tenant.paths();
    at.flow.back();
    expect(at.screen()).toMatchObject({ busy: false, ...back[step] });
    expect(at.tenant.paths()).toEqual(asked);
  });

  it('leaves for the login page', async () => {
    const at = await doorsAt(step);
    at.flow.cancel();
    expect(at.screen()).toMatchObject({ kind: 'login-options', busy: false });
  });

  it('an answer that comes after leaving changes nothing', async () => {
    for (const answer of [redirect, refusal('expired_token'), { code: 'offline' } as const, { json: { continuation_token: 'late' } }]) {
      const at = await doorsAt(step);
      const { promise, give } = held();
      at.tenant.next(firstPath[step], promise);
      void answerOf[step](at);
      await vi.waitFor(() => expect(at.tenant.paths().at(-1)).toBe(firstPath[step]));
      at.flow.cancel();
      const asked = at.tenant.paths();
      give(answer);
      await vi.waitFor(() => promise);
      await new Promise(setImmediate);
      expect(at.screen()).toMatchObject({ kind: 'login-options', busy: false });
      expect(at.screen()).not.toHaveProperty('problem');
      expect(at.tenant.paths()).toEqual(asked);
    }
  });

  it('the portal\'s own pages are left for where the flow began', async () => {
    const at = await doorsAt(step);
    at.tenant.next(firstPath[step], redirect);
    await answerOf[step](at);
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'browser', host: 'portal.example' }));
    at.flow.back();
    const [door] = step.split(' ');
    expect(at.screen()).toMatchObject({
      'sign-in': { kind: 'credentials', registering: false },
      'sign-up': { kind: 'account-email', purpose: 'sign-up', email: newcomer },
      registration: { kind: 'credentials', email: newcomer },
      reset: { kind: 'account-email', purpose: 'reset', email: ana.email },
    }[door ?? ''] ?? expect.fail());
  });

  it('a clock that was set changes nothing: the server decides', async () => {
    const at = await doorsAt(step);
    at.clock.set(at.clock.start - 86_400_000);
    void answerOf[step](at);
    await vi.waitFor(() => expect(at.flow.screen()?.kind).not.toBe(screens[step]));
    expect(at.history.answers()).toEqual([]);
  });

  it('after a night asleep the flow has run out, and starts again with the e-mail', async () => {
    const at = await doorsAt(step);
    at.tenant.next(firstPath[step], refusal('expired_token', { error_codes: [552003] }));
    at.clock.advance(leaves(step) ? 0 : 12 * 3_600_000);
    await answerOf[step](at);
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ problem: { code: 'flow-expired' } }));
    const [door] = step.split(' ');
    expect(at.screen()).toMatchObject({
      'sign-in': { kind: 'credentials', email: ana.email }, 'sign-up': { kind: 'account-email', purpose: 'sign-up', email: newcomer },
      registration: { kind: 'credentials', email: newcomer, registering: true }, reset: { kind: 'account-email', purpose: 'reset', email: ana.email },
    }[door ?? ''] ?? expect.fail());
  });
});

it.each(doorSteps.filter((step) => !leaves(step)))('%s is busy while the server is asked, and asks once', async (step) => {
  const at = await doorsAt(step);
  at.tenant.next(firstPath[step], held().promise);
  void answerOf[step](at);
  await Promise.resolve();
  expect(at.screen()).toMatchObject({ kind: screens[step], busy: true });
  const asked = at.tenant.paths();
  void answerOf[step](at);
  await Promise.resolve();
  expect(at.tenant.paths()).toEqual(asked);
});

describe('tokens that come after leaving', () => {
  it.each(['sign-in code', 'sign-up attributes', 'registration code', 'registration call', 'reset waiting'] as const)('at %s are given back', async (step) => {
    const at = await doorsAt(step);
    const { promise, give } = held();
    at.tenant.next('/oauth2/v2.0/token', promise);
    void answerOf[step](at);
    await vi.waitFor(() => expect(at.tenant.paths().at(-1)).toBe('/oauth2/v2.0/token'));
    at.flow.cancel();
    give(tokenAnswer);
    await vi.waitFor(() => expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/oauth2/v2.0/revoke', form: { token: 'rt-s1' } }));
    expect(at.screen()).toMatchObject({ kind: 'login-options' });
    expect(at.sessions.openSignedIn).not.toHaveBeenCalled();
  });
});

describe('two flows at once', () => {
  it('a sign-up left for a reset: its late answer does not disturb the other', async () => {
    const at = openDoors();
    const { promise, give } = held();
    at.flow.signUp.open();
    at.tenant.next('/signup/v1.0/start', promise);
    const running = at.flow.submitEmail(newcomer);
    at.flow.cancel();
    at.flow.choose('phone');
    at.flow.resetPassword.open();
    await at.flow.submitEmail(ana.email);
    const before = at.screen();
    give({ json: { continuation_token: 'ct-of-sign-up' } });
    await running;
    expect(at.screen()).toEqual(before);
    await at.flow.submitCode('12345678');
    expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/resetpassword/v1.0/continue' });
    expect(at.tenant.asked.at(-1)?.form.continuation_token).not.toBe('ct-of-sign-up');
  });

  it('a second attempt begins with a token of its own', async () => {
    const at = openDoors();
    for (const address of ['a@example.org', 'b@example.org']) {
      at.flow.signUp.open();
      await at.flow.submitEmail(address);
      at.flow.cancel();
    }
    const tokens = at.tenant.asked.filter(({ path }) => path === '/signup/v1.0/challenge').map(({ form }) => form.continuation_token);
    expect(new Set(tokens).size).toBe(2);
  });
});

it('an account that signs in elsewhere can be confirmed, reset and confirmed: the e-mail stays fixed', async () => {
  const at = openDoors();
  at.opens(ana);
  at.flow.cancel();
  await at.flow.confirm();
  at.flow.resetPassword.open();
  expect(at.screen()).toMatchObject({ kind: 'account-email', email: ana.email, fixedEmail: true });
  await at.flow.submitEmail('somebody-else@example.org');
  expect(at.tenant.asked[0]?.form.username).toBe(ana.email);
  at.flow.back();
  at.flow.back();
  expect(at.screen()).toMatchObject({ kind: 'credentials', fixedEmail: true });
  at.flow.cancel();
  expect(at.flow.screen()).toBeUndefined();
});
