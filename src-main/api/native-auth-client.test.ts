import { describe, expect, it } from 'vitest';
import { config } from '../testing/config.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { NativeAuthClient } from './native-auth-client.ts';

const clientOf = (...answers: Scripted[]) => {
  const http = new ScriptedHttp(...answers);
  return { http, client: new NativeAuthClient(http, config) };
};
const client_id = config.clientId;
const ct = (value: string) => ({ json: { continuation_token: value } });
const passwordChallenge = (value: string) => ({ json: { continuation_token: value, challenge_type: 'password' } });
const tokens = { json: { token_type: 'Bearer', access_token: 'at', expires_in: 3600, refresh_token: 'rt', id_token: 'idt', scope: 'x' } };
const gotTokens = { kind: 'tokens', tokens: { accessToken: 'at', expiresInMs: 3_600_000, refreshToken: 'rt', idToken: 'idt' } };
const refusal = (body: Record<string, unknown>, more: { status?: number; retryAfterMs?: number } = {}) => ({ status: 400, json: { error_description: 'AADSTS: words', ...body }, ...more });
const redirect = { json: { challenge_type: 'redirect ', redirect_reason: 'Client is missing registration_required capability' } };
const redirected = { kind: 'redirect', reason: 'Client is missing registration_required capability' };
const methods = {
  json: {
    continuation_token: 'ct4',
    methods: [
      { id: 'm1', challenge_type: 'oob', challenge_channel: 'sms ', login_hint: 'XXX-XXX-9885' },
      { id: 'm2', challenge_type: 'oob', challenge_channel: 'voice', login_hint: 'XXX-XXX-9885' },
      { id: 'm3', challenge_type: 'oob', challenge_channel: 'email' },
      { id: 'm4', challenge_type: 'oob', challenge_channel: 'carrier-pigeon', login_hint: 'x' },
      { id: 'm5', challenge_type: 'passkey', challenge_channel: 'sms', login_hint: 'x' },
    ],
  },
};
const oob = (more: Record<string, unknown> = {}) => ({ json: { continuation_token: 'ct5', challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'sms', challenge_target_label: 'XXX-XXX-9885', code_length: 6, ...more } });

describe('the first factor', () => {
  it('sends what the reference documents, each call with the newest continuation token', async () => {
    const { http, client } = clientOf(ct('ct1'), passwordChallenge('ct2'), refusal({ error: 'invalid_grant', suberror: 'mfa_required', continuation_token: 'ct3', error_codes: [50076] }), methods);
    expect(await client.passwordSignIn('ana@example.org', 'pass word')).toEqual({
      kind: 'methods',
      continuationToken: 'ct4',
      methods: [
        { id: 'm1', channel: 'sms', target: 'XXX-XXX-9885' },
        { id: 'm2', channel: 'voice', target: 'XXX-XXX-9885' },
        { id: 'm3', channel: 'email', target: '' },
      ],
    });
    expect(http.asked.map(({ method, url, form }) => ({ method, url, form }))).toEqual([
      { method: 'POST', url: 'https://tenant.example/t1/oauth2/v2.0/initiate', form: { client_id, username: 'ana@example.org', challenge_type: 'password redirect', capabilities: 'mfa_required registration_required' } },
      { method: 'POST', url: 'https://tenant.example/t1/oauth2/v2.0/challenge', form: { client_id, continuation_token: 'ct1', challenge_type: 'password redirect' } },
      { method: 'POST', url: 'https://tenant.example/t1/oauth2/v2.0/token', form: { client_id, continuation_token: 'ct2', scope: config.scope, grant_type: 'password', password: 'pass word' } },
      { method: 'POST', url: 'https://tenant.example/t1/oauth2/v2.0/introspect', form: { client_id, continuation_token: 'ct3' } },
    ]);
    const ids = http.asked.map(({ headers }) => headers?.['client-request-id']);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[\da-f-]{36}$/);
  });

  it('may end in tokens at once', async () => {
    expect(await clientOf(ct('ct1'), passwordChallenge('ct2'), tokens).client.passwordSignIn('a@b.example', 'p')).toEqual(gotTokens);
  });

  it.each([
    ['initiate', [redirect]],
    ['challenge', [ct('ct1'), redirect]],
    ['token', [ct('ct1'), passwordChallenge('ct2'), redirect]],
    ['introspect', [ct('ct1'), passwordChallenge('ct2'), refusal({ error: 'invalid_grant', suberror: 'mfa_required', continuation_token: 'ct3' }), redirect]],
  ])('follows no further after a redirect from %s', async (_endpoint, answers) => {
    const { http, client } = clientOf(...answers);
    expect(await client.passwordSignIn('a@b.example', 'p')).toEqual(redirected);
    expect(http.asked).toHaveLength(answers.length);
  });

  it('stops at a wrong password with what support asks for', async () => {
    const { client } = clientOf(ct('ct1'), passwordChallenge('ct2'), refusal({ error: 'invalid_grant', error_codes: [50126], correlation_id: 'c-1', trace_id: 't' }));
    expect(await client.passwordSignIn('a@b.example', 'p')).toEqual({ kind: 'failed', code: 'invalid-credentials', error: 'invalid_grant', reference: 'c-1' });
  });

  it('stops at mfa_required without a continuation token', async () => {
    const { http, client } = clientOf(ct('ct1'), passwordChallenge('ct2'), refusal({ error: 'invalid_grant', suberror: 'mfa_required' }));
    expect(await client.passwordSignIn('a@b.example', 'p')).toMatchObject({ kind: 'failed', code: 'unexpected-answer' });
    expect(http.asked).toHaveLength(3);
  });

  it('does not ask for an account that wants a code first', async () => {
    expect(await clientOf(ct('ct1'), oob()).client.passwordSignIn('a@b.example', 'p')).toEqual({ kind: 'failed', code: 'unexpected-answer' });
  });
});

describe('sending a code', () => {
  it('asks by the method and gives what is on its way', async () => {
    const { http, client } = clientOf(oob({ binding_method: 'prompt ', interval: 30, expires_in: 300 }));
    expect(await client.sendCode('ct4', 'm1')).toEqual({
      kind: 'sent', continuationToken: 'ct5', channel: 'sms', target: 'XXX-XXX-9885', polled: false, codeLength: 6, intervalMs: 30_000, expiresInMs: 300_000,
    });
    expect(http.form(0)).toEqual({ client_id, continuation_token: 'ct4', challenge_type: 'oob redirect', id: 'm1' });
  });

  it.each([
    ['without anything optional', { code_length: undefined }, { polled: false }],
    ['without a binding method', { binding_method: undefined }, { polled: false, codeLength: 6 }],
    ['with 0 to wait', { interval: 0 }, { intervalMs: 0 }],
    ['a call', { binding_method: 'none', challenge_channel: 'voice', code_length: undefined, interval: 5 }, { polled: true, channel: 'voice', intervalMs: 5_000 }],
    ['a call with digits to key in', { binding_method: 'transfer', binding_code: '47 ', challenge_channel: 'voice', code_length: undefined }, { polled: true, keyIn: '47' }],
    ['a spoken code', { challenge_channel: 'voice', code_length: 8 }, { polled: false, channel: 'voice', codeLength: 8 }],
    ['by a channel of tomorrow', { challenge_channel: 'pigeon' }, { polled: false, channel: 'sms' }],
  ])('%s', async (_title, change, expected) => {
    expect(await clientOf(oob(change)).client.sendCode('ct4', 'm1')).toMatchObject({ kind: 'sent', ...expected });
  });

  it('too soon, says how long to wait', async () => {
    const { client } = clientOf(refusal({ error: 'slow_down' }, { status: 429, retryAfterMs: 12_000 }));
    expect(await client.sendCode('ct4', 'm1')).toEqual({ kind: 'failed', code: 'resend-too-soon', error: 'slow_down', waitMs: 12_000, throttled: true });
  });

  it('redirects', async () => {
    expect(await clientOf(redirect).client.sendCode('ct4', 'm1')).toEqual(redirected);
  });
});

describe('the second factor', () => {
  it('gives the code with the grant for it', async () => {
    const { http, client } = clientOf(tokens);
    expect(await client.verifyCode('ct5', '123456')).toEqual(gotTokens);
    expect(http.form(0)).toEqual({ client_id, continuation_token: 'ct5', scope: config.scope, grant_type: 'mfa_oob', oob: '123456' });
  });

  it('keeps the continuation token of a wrong code', async () => {
    const { client } = clientOf(refusal({ error: 'invalid_grant', suberror: 'invalid_oob_value', continuation_token: 'ct6' }));
    expect(await client.verifyCode('ct5', '1')).toMatchObject({ code: 'wrong-code', continuationToken: 'ct6' });
  });

  it('asks about a call without a code', async () => {
    const { http, client } = clientOf(refusal({ error: 'authorization_pending', continuation_token: 'ct6' }));
    expect(await client.pollCall('ct5')).toMatchObject({ error: 'authorization_pending', continuationToken: 'ct6' });
    expect(http.form(0)).toEqual({ client_id, continuation_token: 'ct5', scope: config.scope, grant_type: 'mfa_oob' });
  });
});

describe('the refresh token', () => {
  it('is exchanged', async () => {
    const { http, client } = clientOf({ json: { token_type: 'bearer ', access_token: 'at2', expires_in: '60' } });
    expect(await client.refresh('rt')).toEqual({ kind: 'tokens', tokens: { accessToken: 'at2', expiresInMs: 60_000 } });
    expect(http.form(0)).toEqual({ client_id, grant_type: 'refresh_token', refresh_token: 'rt', scope: config.scope });
  });

  it('is revoked, whatever the server says', async () => {
    const { http, client } = clientOf({ code: 'offline' });
    await client.revoke('rt');
    expect(http.asked[0]).toMatchObject({ url: 'https://tenant.example/t1/oauth2/v2.0/revoke', form: { client_id, token: 'rt', token_type_hint: 'refresh_token' }, timeoutMs: 5_000 });
  });
});

describe('an answer that can not be used', () => {
  it.each<[string, Scripted, Record<string, unknown>]>([
    ['not JSON', { body: 'x' }, { code: 'unexpected-answer' }],
    ['an error that is not JSON', { status: 400, body: '' }, { code: 'unexpected-answer' }],
    ['an error of another shape', { status: 400, json: { message: 'no' } }, { code: 'unexpected-answer' }],
    ['tokens of another type', { json: { ...tokens.json, token_type: 'DPoP' } }, { code: 'unexpected-answer' }],
    ['no access token', { json: { ...tokens.json, access_token: '' } }, { code: 'unexpected-answer' }],
    ['tokens that live no time', { json: { ...tokens.json, expires_in: 0 } }, { code: 'unexpected-answer' }],
    ['429 without a body', { status: 429, body: '', retryAfterMs: 9_000 }, { code: 'throttled', throttled: true, waitMs: 9_000 }],
    ['429 of another shape', { status: 429, json: {}, retryAfterMs: 9_000 }, { code: 'throttled', throttled: true, waitMs: 9_000 }],
    ['no network', { code: 'offline' }, { code: 'offline' }],
    ['server trouble with a wait', { code: 'server-trouble', waitMs: 5_000 }, { code: 'server-trouble', waitMs: 5_000 }],
  ])('%s', async (_title, answer, failure) => {
    expect(await clientOf(answer).client.verifyCode('ct5', '1')).toEqual({ kind: 'failed', ...failure });
  });
});
