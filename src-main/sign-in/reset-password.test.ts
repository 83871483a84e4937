import { describe, expect, it, vi } from 'vitest';
import { answerOf, doorsAt, openDoors, type Doors } from '../testing/doors.ts';
import { refusal } from '../testing/scripted-tenant.ts';
import { ana, later, passwordKey, tokensOf } from '../testing/sign-in.ts';
import type { Scripted } from '../testing/scripted-http.ts';

const nobody = 'nobody@example.org';

/** At the address, after LOGIN WITH PHONE. */
const atAddress = () => doorsAt('reset address');

/** Lets time go on until the screen is of this kind. */
async function until(at: Doors, kind: string, stepMs = 2_000) {
  await vi.waitFor(() => {
    at.clock.advance(stepMs);
    expect(at.flow.screen()?.kind ?? 'home').toBe(kind);
  });
}

describe('a forgotten password', () => {
  it('goes through address, code and new password, and the person is signed in', async () => {
    const at = await doorsAt('reset waiting');
    await until(at, 'home');
    expect(at.tenant.paths()).toEqual([
      '/resetpassword/v1.0/start', '/resetpassword/v1.0/challenge', '/resetpassword/v1.0/continue', '/resetpassword/v1.0/submit', '/resetpassword/v1.0/poll_completion', '/oauth2/v2.0/token',
    ]);
    for (const { form, newest } of at.tenant.asked.slice(1)) expect(form.continuation_token).toBe(newest);
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ grant_type: 'continuation_token' });
    expect(at.tenant.asked.at(-1)?.form).not.toHaveProperty('username');
  });

  it('opens from the password with what was typed, and can be left for it', async () => {
    const at = openDoors();
    at.flow.choose('email');
    at.tenant.next('/oauth2/v2.0/initiate', refusal('user_not_found'));
    await at.flow.submitCredentials('typed@example.org', 'password');
    at.flow.resetPassword.open();
    expect(at.screen()).toMatchObject({ kind: 'account-email', purpose: 'reset', email: 'typed@example.org', fixedEmail: false });
    at.flow.back();
    expect(at.screen()).toMatchObject({ kind: 'credentials', via: 'email', email: 'typed@example.org' });
  });

  it('opens from a tile for its address only, and can be left for it', async () => {
    const at = openDoors();
    at.flow.openPerson(ana.id);
    at.flow.resetPassword.open();
    expect(at.screen()).toMatchObject({ kind: 'account-email', purpose: 'reset', email: ana.email, fixedEmail: true });
    await at.flow.submitEmail('somebody-else@example.org');
    expect(at.tenant.asked[0]?.form.username).toBe(ana.email);
    at.flow.back();
    expect(at.screen()).toMatchObject({ kind: 'account-email', email: ana.email, fixedEmail: true });
    at.flow.back();
    expect(at.screen()).toMatchObject({ kind: 'unlock', person: { id: ana.id } });
  });

  it('is asked for by the server at the password', async () => {
    const at = await doorsAt('sign-in password');
    at.tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { error_codes: [50142] }));
    await answerOf['sign-in password'](at);
    expect(at.screen()).toMatchObject({ kind: 'account-email', purpose: 'reset', email: ana.email, problem: { code: 'password-reset-required' } });
  });

  it.each([
    [ana.email, 'everything'],
    ['unknown-here@example.org', undefined],
  ] as const)('of %s says what of this PC is kept: %s', async (address, kept) => {
    const at = await atAddress();
    at.people.keptAfterReset.mockReturnValue('everything');
    await at.flow.submitEmail(address);
    await answerOf['reset code'](at);
    expect(at.screen()).toMatchObject({ kind: 'new-password', purpose: 'reset', email: address, minLength: 8, ...(kept && { kept }) });
    expect('kept' in at.screen()).toBe(kept !== undefined);
  });

  it.each([
    [ana.email, false, ana.id],
    [ana.email, true, ana.id],
    ['unknown-here@example.org', true, undefined],
    ['unknown-here@example.org', false, null],
  ] as const)('of %s with Remember Me %s seals under the new password', async (address, checked, personId) => {
    const at = await atAddress();
    at.remember.checked = checked;
    await at.flow.submitEmail(address);
    await answerOf['reset code'](at);
    void answerOf['reset password'](at);
    await until(at, 'home');
    expect(at.people.passwordKey.mock.calls).toEqual(personId === null ? [] : [['four words of mine', personId]]);
    expect(at.sessions.openSignedIn.mock.calls[0]?.[0].passwordKey).toBe(personId === null ? undefined : passwordKey);
  });
});

describe('an address that nobody has', () => {
  const absent = refusal('user_not_found', { error_codes: [50034] });

  /** Sends the address; its wait is over at once. */
  async function submitted(address: string, known: boolean) {
    const at = await atAddress();
    if (!known) at.tenant.next('/resetpassword/v1.0/start', absent);
    void at.flow.submitEmail(address);
    await until(at, 'code', 0);
    return at;
  }

  it('gets the same screen as one that somebody has', async () => {
    const [there, absentOne] = [await submitted('same@example.org', true), await submitted('same@example.org', false)];
    expect(absentOne.screen()).toEqual(there.screen());
    expect(there.screen()).toMatchObject({ kind: 'code', email: 'same@example.org', continues: false, other: [], sent: { target: 'same@example.org', resendInMs: 30_000, sendCount: 1 } });
    expect(absentOne.history).toEqual(there.history);
    expect(there.history.code()?.target).toBe('s***@example.org');
  });

  it('is asked about once, and its codes are wrong without asking', async () => {
    const there = await submitted(nobody, true);
    there.tenant.next('/resetpassword/v1.0/continue', refusal('invalid_grant', { suberror: 'invalid_oob_value' }));
    await there.flow.submitCode('12345678');
    const at = await submitted(nobody, false);
    void at.flow.submitCode('12345678');
    expect(at.screen()).toMatchObject({ kind: 'code', busy: true });
    await vi.waitFor(() => {
      at.clock.advance(0);
      expect(at.screen()).toMatchObject({ kind: 'code', busy: false, problem: { code: 'wrong-code' } });
    });
    expect(at.screen()).toEqual(there.screen());
    expect(at.tenant.paths()).toEqual(['/resetpassword/v1.0/start']);
  });

  it('gets another code like everybody', async () => {
    const [there, at] = [await submitted(nobody, true), await submitted(nobody, false)];
    for (const each of [there, at]) {
      each.clock.advance(30_000);
      void each.flow.resend();
      await vi.waitFor(() => {
        each.clock.advance(0);
        expect(each.screen()).toMatchObject({ busy: false, sent: { sendCount: 2, resendInMs: 30_000 } });
      });
    }
    expect(at.screen()).toEqual(there.screen());
    expect(at.tenant.paths()).toEqual(['/resetpassword/v1.0/start']);
  });

  it('takes about as long as one that somebody has', async () => {
    const at = await atAddress();
    const { promise, give } = later<Scripted>();
    at.tenant.next('/resetpassword/v1.0/start', promise);
    void at.flow.submitEmail(nobody);
    at.clock.advance(400);
    give(absent);
    await vi.waitFor(() => expect(at.clock.waiting()).toBe(1));
    at.clock.advance(399);
    await new Promise(setImmediate);
    expect(at.screen()).toMatchObject({ kind: 'account-email', busy: true });
    at.clock.advance(1);
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'code' }));
  });

  it('left meanwhile changes nothing', async () => {
    const at = await submitted(nobody, false);
    void at.flow.submitCode('12345678');
    at.flow.cancel();
    at.clock.advance(0);
    await new Promise(setImmediate);
    expect(at.screen()).toMatchObject({ kind: 'login-options' });
    expect(at.history.answers()).toEqual([]);
  });
});

describe('the new password', () => {
  it('refused stays with its problem; the next try carries the newest token', async () => {
    const at = await doorsAt('reset password');
    at.tenant.next('/resetpassword/v1.0/submit', refusal('invalid_grant', { suberror: 'password_banned', continuation_token: 'ct-b' }));
    await answerOf['reset password'](at);
    expect(at.screen()).toMatchObject({ kind: 'new-password', problem: { code: 'password-banned' } });
    void answerOf['reset password'](at);
    await until(at, 'home');
    expect(at.tenant.asked.filter(({ path }) => path.endsWith('submit')).at(-1)?.form.continuation_token).toBe('ct-b');
  });

  it('is waited for with the time left on the screen, and given up after 5 minutes', async () => {
    const at = await doorsAt('reset waiting');
    expect(at.screen()).toMatchObject({ kind: 'resetting', giveUpInMs: 300_000 });
    at.tenant.next('/resetpassword/v1.0/poll_completion', ...Array<Scripted>(200).fill({ json: { status: 'in_progress' } }));
    await until(at, 'credentials', 20_000);
    expect(at.screen()).toMatchObject({ email: ana.email, problem: { code: 'reset-slow' } });
  });

  it('that the server could not set can be submitted again', async () => {
    const at = await doorsAt('reset waiting');
    at.tenant.next('/resetpassword/v1.0/poll_completion', { json: { status: 'failed', continuation_token: 'ct-f' } });
    await until(at, 'new-password');
    expect(at.screen()).toMatchObject({ problem: { code: 'reset-failed' }, purpose: 'reset' });
    void answerOf['reset password'](at);
    await until(at, 'home');
    expect(at.tenant.asked.filter(({ path }) => path.endsWith('submit')).at(-1)?.form.continuation_token).toBe('ct-f');
  });

  it('set, but no tokens: the person signs in with it', async () => {
    const at = await doorsAt('reset waiting');
    at.tenant.next('/oauth2/v2.0/token', { code: 'offline' });
    await until(at, 'credentials');
    expect(at.screen()).toMatchObject({ email: ana.email, problem: { code: 'offline' } });
  });

  it('may lead on to the second factor', async () => {
    const at = await doorsAt('reset waiting');
    at.tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'mfa_required', continuation_token: 'ct-m' }));
    await until(at, 'phone-method');
    await at.flow.secondFactor.sendCode('m-sms');
    await at.flow.submitCode('123456');
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ grant_type: 'mfa_oob' });
    expect(at.flow.screen()).toBeUndefined();
  });
});

it('a domain account has no password to forget here', () => {
  const at = openDoors();
  at.people.known = () => ({ readable: [{ ...ana, via: 'domain' }], unreadable: 0, lost: [] });
  at.flow.openPerson(ana.id);
  at.flow.resetPassword.open();
  expect(at.screen()).toMatchObject({ kind: 'unlock' });
});

it('a new password of somebody else does not confirm an open session', async () => {
  const at = openDoors();
  at.opens(ana);
  at.flow.cancel();
  await at.flow.confirm();
  at.flow.resetPassword.open();
  await at.flow.submitEmail(ana.email);
  await answerOf['reset code'](at);
  at.tenant.next('/oauth2/v2.0/token', { json: { token_type: 'Bearer', access_token: 'at', expires_in: 60, refresh_token: 'rt-s2', id_token: tokensOf('s2').idToken } });
  void answerOf['reset password'](at);
  await until(at, 'credentials');
  expect(at.screen()).toMatchObject({ fixedEmail: true, problem: { code: 'other-person' } });
  expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/oauth2/v2.0/revoke', form: { token: 'rt-s2' } });
});
