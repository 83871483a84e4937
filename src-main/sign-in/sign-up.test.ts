import { describe, expect, it } from 'vitest';
import { answerOf, attributeValues, doorsAt, newcomer } from '../testing/doors.ts';
import { redirect, refusal } from '../testing/scripted-tenant.ts';
import { passwordKey } from '../testing/sign-in.ts';

const npi = { name: 'npi', type: 'string', required: true, options: { regex: '^\\d{10}$' } };

describe('a new account', () => {
  it('goes through address, code, password and attributes, and is signed in with its address', async () => {
    const at = await doorsAt('sign-up attributes');
    await at.flow.signUp.submitAttributes({ ...attributeValues, unasked: 'x' });
    expect(at.tenant.paths()).toEqual([
      '/signup/v1.0/start', '/signup/v1.0/challenge', '/signup/v1.0/continue', '/signup/v1.0/challenge', '/signup/v1.0/continue', '/signup/v1.0/continue', '/oauth2/v2.0/token',
    ]);
    for (const { form, newest } of at.tenant.asked.slice(1)) expect(form.continuation_token).toBe(newest);
    expect(JSON.parse(at.tenant.asked.at(-2)?.form.attributes ?? '')).toEqual({ displayName: 'Ana Muñoz', extension_terms: 'true' });
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ grant_type: 'continuation_token', username: newcomer });
    expect(at.flow.screen()).toBeUndefined();
  });

  it('usually has to register its second factor next', async () => {
    const at = await doorsAt('sign-up attributes');
    at.tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'registration_required', continuation_token: 'ct-r' }));
    await answerOf['sign-up attributes'](at);
    expect(at.screen()).toMatchObject({ kind: 'register-method', email: newcomer, channels: ['sms', 'voice', 'email'] });
  });

  it('may be complete after any step', async () => {
    const at = await doorsAt('sign-up code');
    at.tenant.next('/signup/v1.0/continue', { json: { continuation_token: 'ct-done' } });
    await answerOf['sign-up code'](at);
    expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/oauth2/v2.0/token', form: { continuation_token: 'ct-done', username: newcomer } });
    expect(at.flow.screen()).toBeUndefined();
  });

  it('may want the attributes before the password, and a code once more', async () => {
    const at = await doorsAt('sign-up code');
    at.tenant.next('/signup/v1.0/continue', refusal('attributes_required', { continuation_token: 'ct-a', required_attributes: [npi] }));
    await answerOf['sign-up code'](at);
    expect(at.screen()).toMatchObject({ kind: 'attributes', attributes: [{ name: 'npi', type: 'text', required: true, pattern: '^\\d{10}$', invalid: false }] });
    at.tenant.next('/signup/v1.0/continue', refusal('verification_required', { continuation_token: 'ct-v', unverified_attributes: [{ name: 'npi' }] }));
    await at.flow.signUp.submitAttributes({ npi: '1234567890' });
    expect(at.screen()).toMatchObject({ kind: 'code', sent: { target: 'n***w@e***e.org', sendCount: 1 } });
    expect(at.tenant.asked.at(-1)).toMatchObject({ path: '/signup/v1.0/challenge', form: { continuation_token: 'ct-v' } });
  });

  it('that exists already says so, and keeps the address', async () => {
    const at = await doorsAt('sign-up address');
    at.tenant.next('/signup/v1.0/start', refusal('user_already_exists', { error_codes: [1003037] }));
    await answerOf['sign-up address'](at);
    expect(at.screen()).toMatchObject({ kind: 'account-email', purpose: 'sign-up', email: newcomer, fixedEmail: false, problem: { code: 'account-exists' } });
  });
});

describe('the code', () => {
  it('was sent where the server says, can be asked for again after its cool-down, and is counted', async () => {
    const at = await doorsAt('sign-up code');
    expect(at.screen()).toMatchObject({ kind: 'code', email: newcomer, continues: false, other: [], sent: { channel: 'email', target: 'n***w@e***e.org', length: 8, resendInMs: 300_000, sendCount: 1 } });
    at.clock.advance(300_000);
    await at.flow.resend();
    expect(at.screen()).toMatchObject({ sent: { sendCount: 2, resendInMs: 300_000 } });
    expect(at.history.code()).toEqual({ channel: 'email', target: 'n***w@e***e.org', sentAt: at.clock.now(), sendCount: 2 });
  });

  it('asked for too soon keeps the one that works, and waits as long as the server says', async () => {
    const at = await doorsAt('sign-up code');
    at.tenant.next('/signup/v1.0/challenge', refusal('slow_down', { continuation_token: 'ct-s' }, { status: 429, retryAfterMs: 77_000 }));
    await at.flow.resend();
    expect(at.screen()).toMatchObject({ kind: 'code', problem: { code: 'resend-too-soon' }, sent: { sendCount: 1, resendInMs: 77_000 } });
    await answerOf['sign-up code'](at);
    expect(at.tenant.asked.find(({ path }) => path === '/signup/v1.0/continue')?.form.continuation_token).toBe('ct-s');
  });

  it('sent again may lead to the portal\'s pages', async () => {
    const at = await doorsAt('sign-up code');
    at.tenant.next('/signup/v1.0/challenge', redirect);
    await at.flow.resend();
    expect(at.screen()).toMatchObject({ kind: 'browser' });
  });

  it('wrong is given again with the token of the refusal', async () => {
    const at = await doorsAt('sign-up code');
    at.tenant.next('/signup/v1.0/continue', refusal('invalid_grant', { suberror: 'invalid_oob_value', continuation_token: 'ct-w' }));
    await answerOf['sign-up code'](at);
    await answerOf['sign-up code'](at);
    expect(at.tenant.asked.at(-2)?.form).toMatchObject({ grant_type: 'oob', continuation_token: 'ct-w' });
  });

  it('that is polled like a call makes no sense here', async () => {
    const at = await doorsAt('sign-up address');
    at.tenant.next('/signup/v1.0/challenge', { json: { continuation_token: 'ct', challenge_type: 'oob', binding_method: 'none', challenge_channel: 'voice' } });
    await answerOf['sign-up address'](at);
    expect(at.screen()).toMatchObject({ kind: 'account-email', problem: { code: 'unexpected-answer' } });
  });
});

describe('the password', () => {
  it('is at least as long as the reference says, longer once the server has said so', async () => {
    const at = await doorsAt('sign-up password');
    expect(at.screen()).toMatchObject({ kind: 'new-password', purpose: 'sign-up', email: newcomer, minLength: 8 });
    expect(at.screen()).not.toHaveProperty('kept');
    at.tenant.next('/signup/v1.0/continue', refusal('invalid_grant', { suberror: 'password_too_short', continuation_token: 'ct-p' }));
    await at.flow.submitNewPassword('0123456789');
    expect(at.screen()).toMatchObject({ kind: 'new-password', minLength: 11, problem: { code: 'password-too-short' } });
    await at.flow.submitNewPassword('0123456789A');
    expect(at.tenant.asked.at(-1)?.form).toMatchObject({ grant_type: 'password', password: '0123456789A', continuation_token: 'ct-p' });
  });

  it.each([true, false])('seals what is kept here, Remember Me ticked: %s', async (checked) => {
    const at = await doorsAt('sign-up password');
    at.remember.checked = checked;
    await at.flow.submitNewPassword('four words of mine');
    await answerOf['sign-up attributes'](at);
    expect(at.people.passwordKey.mock.calls).toEqual(checked ? [['four words of mine', undefined]] : []);
    expect(at.sessions.openSignedIn.mock.calls[0]?.[0].passwordKey).toBe(checked ? passwordKey : undefined);
  });

  it('never reaches the window', async () => {
    const at = await doorsAt('sign-up attributes');
    expect(JSON.stringify(at.screen())).not.toMatch(/four words|ct\d/);
  });
});

describe('attributes', () => {
  it('that the server refuses are marked, and all values are kept', async () => {
    const at = await doorsAt('sign-up attributes');
    at.tenant.next('/signup/v1.0/continue', refusal('invalid_grant', { suberror: 'attribute_validation_failed', invalid_attributes: [{ name: 'displayName' }], continuation_token: 'ct-i' }));
    await at.flow.signUp.submitAttributes({ displayName: '???', extension_terms: 'true' });
    expect(at.screen()).toMatchObject({
      kind: 'attributes',
      problem: { code: 'attributes-invalid' },
      attributes: [
        { name: 'displayName', value: '???', invalid: true },
        { name: 'extension_terms', type: 'yes-no', value: 'true', invalid: false },
        { name: 'jobTitle', value: '', invalid: false },
      ],
    });
    await at.flow.signUp.submitAttributes(attributeValues);
    expect(at.tenant.asked.at(-2)?.form).toMatchObject({ grant_type: 'attributes', continuation_token: 'ct-i' });
  });

  it('asked for once more keep what was told', async () => {
    const at = await doorsAt('sign-up attributes');
    at.tenant.next('/signup/v1.0/continue', refusal('attributes_required', { continuation_token: 'ct-a', required_attributes: [npi, { name: 'displayName', type: 'string', required: 'true' }] }));
    await answerOf['sign-up attributes'](at);
    expect(at.screen()).toMatchObject({ attributes: [{ name: 'npi' }, { name: 'displayName', value: 'Ana Muñoz', required: true }] });
  });
});
