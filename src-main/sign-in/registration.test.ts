import { describe, expect, it, vi } from 'vitest';
import { answerOf, doorsAt, newcomer, openDoors, phoneNumber } from '../testing/doors.ts';
import { redirect, refusal } from '../testing/scripted-tenant.ts';

const required = refusal('invalid_grant', { suberror: 'registration_required', continuation_token: 'ct-r' });

describe('the door', () => {
  it('is the password, marked', async () => {
    const { screen } = await doorsAt('registration password');
    expect(screen()).toMatchObject({ kind: 'credentials', registering: true, fixedEmail: false, email: '' });
  });

  it('also opens from an ordinary sign-in', async () => {
    const at = openDoors();
    at.flow.choose('email');
    at.tenant.next('/oauth2/v2.0/token', required);
    await at.flow.submitCredentials(newcomer, 'password');
    expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/register/v1.0/introspect', form: { continuation_token: 'ct-r' } });
    expect(at.screen()).toMatchObject({ kind: 'register-method', email: newcomer, channels: ['sms', 'voice', 'email'] });
  });

  it('says that somebody has registered already, and goes on to their second factor', async () => {
    const at = await doorsAt('registration password');
    await answerOf['registration password'](at);
    expect(at.screen()).toMatchObject({ kind: 'phone-method', problem: { code: 'already-registered' } });
  });

  it('keeps its mark when the password is wrong', async () => {
    const at = await doorsAt('registration password');
    at.tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { error_codes: [50126] }));
    await answerOf['registration password'](at);
    expect(at.screen()).toMatchObject({ kind: 'credentials', registering: true, problem: { code: 'invalid-credentials' } });
  });

  it('is closed when the link has run out', async () => {
    const at = await doorsAt('registration password');
    at.tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'registration_expired' }));
    await answerOf['registration password'](at);
    expect(at.screen()).toMatchObject({ kind: 'credentials', registering: true, email: newcomer, problem: { code: 'registration-expired' } });
  });
});

describe('a phone number', () => {
  it.each(['+1202555012', '+12025550123 ext. 5', '12025550123', '(202) 555-0123', '+1 202 555 0123', '+999123456789', 'a@example.org', ''])('%j is refused here, and the server is not asked', async (target) => {
    const at = await doorsAt('registration method');
    const asked = at.tenant.paths();
    await at.flow.registration.register('sms', target);
    expect(at.screen()).toMatchObject({ kind: 'register-method', busy: false, problem: { code: 'contact-invalid' } });
    expect(at.tenant.paths()).toEqual(asked);
  });

  it.each([['sms', phoneNumber], ['voice', '+34612345678']] as const)('by %s goes to the server as it is', async (channel, target) => {
    const at = await doorsAt('registration method');
    void at.flow.registration.register(channel, target);
    await vi.waitFor(() => expect(['code', 'call']).toContain(at.screen().kind));
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ challenge_type: 'oob', challenge_channel: channel, challenge_target: target });
  });
});

describe('the code', () => {
  it('registers the phone, which is then the person\'s way to sign in', async () => {
    const at = await doorsAt('registration code');
    expect(at.screen()).toMatchObject({ kind: 'code', continues: false, other: [], sent: { channel: 'sms', target: phoneNumber, length: 8 } });
    await answerOf['registration code'](at);
    expect(at.tenant.asked.slice(-2).map(({ path, form }) => [path, form.grant_type, form.username])).toEqual([
      ['/register/v1.0/continue', 'oob', undefined],
      ['/oauth2/v2.0/token', 'continuation_token', undefined],
    ]);
    expect(at.sessions.openSignedIn.mock.calls[0]?.[0].via).toBe('phone');
    expect(at.flow.screen()).toBeUndefined();
  });

  it('by e-mail makes LOGIN WITH EMAIL the person\'s way, with no Continue', async () => {
    const at = await doorsAt('registration method');
    await at.flow.registration.register('email', newcomer);
    expect(at.screen()).toMatchObject({ kind: 'code', continues: false });
    await answerOf['registration code'](at);
    expect(at.sessions.openSignedIn.mock.calls[0]?.[0].via).toBe('email');
  });

  it('is sent again to the same number, with the newest token', async () => {
    const at = await doorsAt('registration code');
    at.tenant.next('/register/v1.0/challenge', refusal('slow_down', { continuation_token: 'ct-s' }, { status: 429, retryAfterMs: 4_000 }));
    await at.flow.resend();
    expect(at.screen()).toMatchObject({ kind: 'code', problem: { code: 'resend-too-soon' }, sent: { sendCount: 1, resendInMs: 4_000 } });
    await at.flow.resend();
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ challenge_channel: 'sms', challenge_target: phoneNumber, continuation_token: 'ct-s' });
    expect(at.screen()).toMatchObject({ kind: 'code', sent: { sendCount: 2 } });
  });

  it('is known to Having trouble without the whole number', async () => {
    const at = await doorsAt('registration code');
    expect(at.history.code()).toMatchObject({ channel: 'sms', target: '***0123', sendCount: 1 });
  });
});

describe('a call', () => {
  it('is asked about without a code, as often as the server says', async () => {
    const at = await doorsAt('registration call');
    expect(at.screen()).toMatchObject({ kind: 'call', target: phoneNumber, ringing: true, other: [] });
    at.tenant.next('/register/v1.0/continue', refusal('authorization_pending', { continuation_token: 'ct-p' }), { json: { continuation_token: 'ct-done' } });
    at.clock.advance(5_000);
    await vi.waitFor(() => expect(at.tenant.paths().at(-1)).toBe('/register/v1.0/continue'));
    const { form, newest } = at.tenant.asked.at(-1) ?? expect.fail();
    expect(form).toEqual({ client_id: 'desk-client', continuation_token: newest, grant_type: 'oob' });
    await vi.waitFor(() => expect(at.clock.waiting()).toBe(1));
    at.clock.advance(5_000);
    await vi.waitFor(() => expect(at.flow.screen()).toBeUndefined());
    expect(at.tenant.asked.slice(-2).map(({ path, form }) => [path, form.continuation_token])).toEqual([
      ['/register/v1.0/continue', 'ct-p'],
      ['/oauth2/v2.0/token', 'ct-done'],
    ]);
  });

  it('shows the number to key in', async () => {
    const at = await doorsAt('registration method');
    at.tenant.next('/register/v1.0/challenge', { json: { continuation_token: 'ct', challenge_type: 'oob', binding_method: 'transfer', binding_code: '47', challenge_channel: 'voice', challenge_target: phoneNumber, interval: 5, expires_in: 60 } });
    void at.flow.registration.register('voice', phoneNumber);
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'call', keyIn: '47', expiresInMs: 60_000 }));
  });

  it('declined can be made again', async () => {
    const at = await doorsAt('registration call');
    at.tenant.next('/register/v1.0/continue', refusal('access_denied', { continuation_token: 'ct-d' }));
    at.clock.advance(5_000);
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'call', ringing: false, problem: { code: 'call-declined' } }));
    void at.flow.resend();
    await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'call', ringing: true }));
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ challenge_channel: 'voice', continuation_token: 'ct-d' });
  });

  it('with a spoken code is a code like any other', async () => {
    const at = await doorsAt('registration method');
    at.tenant.next('/register/v1.0/challenge', { json: { continuation_token: 'ct', challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'voice', challenge_target: phoneNumber, code_length: 6 } });
    await at.flow.registration.register('voice', phoneNumber);
    expect(at.screen()).toMatchObject({ kind: 'code', sent: { channel: 'voice', length: 6 } });
  });
});

it('what comes by a channel of tomorrow is shown as the chosen one', async () => {
  const at = await doorsAt('registration method');
  at.tenant.next('/register/v1.0/challenge', { json: { continuation_token: 'ct', challenge_type: 'oob', challenge_channel: 'pigeon', challenge_target: newcomer } });
  await at.flow.registration.register('email', newcomer);
  expect(at.screen()).toMatchObject({ kind: 'code', sent: { channel: 'email' } });
});

it('Remember Me of the login page lasts through the registration', async () => {
  const at = await doorsAt('registration password');
  at.remember.checked = true;
  at.tenant.next('/oauth2/v2.0/token', required);
  await answerOf['registration password'](at);
  await answerOf['registration method'](at);
  await answerOf['registration code'](at);
  expect(at.sessions.openSignedIn.mock.calls[0]?.[0]).toHaveProperty('passwordKey');
});

it('the portal\'s pages at the choice lead back to the marked password', async () => {
  const at = await doorsAt('registration method');
  at.tenant.next('/register/v1.0/challenge', redirect);
  await answerOf['registration method'](at);
  at.flow.back();
  expect(at.screen()).toMatchObject({ kind: 'credentials', registering: true, email: newcomer });
});
