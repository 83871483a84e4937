import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { configPath, loadConfig } from './config.ts';

const whole = {
  authority: 'https://tenant.ciamlogin.com/tenant.onmicrosoft.com/',
  clientId: 'desk-client',
  scope: 'openid',
  fhirBaseUrl: 'https://server.example/fhir//',
  browserHosts: ['portal.example'],
};

function load(content: unknown) {
  const path = join(temporaryFolder(), 'config.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { path, loaded: loadConfig(path) };
}

const reasonOf = (change: Record<string, unknown>) => {
  const { loaded } = load({ ...whole, ...change });
  return loaded.ok ? 'accepted' : loaded.failure.reason;
};

describe('the configuration', () => {
  it('is read, addresses without a slash at their end', () => {
    expect(load(whole).loaded).toEqual({ ok: true, value: { ...whole, authority: 'https://tenant.ciamlogin.com/tenant.onmicrosoft.com', fhirBaseUrl: 'https://server.example/fhir', support: {}, settings: {} } });
  });

  it('may name the portal, support and the practice server', () => {
    const more = { portalUrl: 'https://portal.example/', support: { phone: '555-0100', hours: 'Mon–Fri' }, sandboxOutbox: 'http://127.0.0.1:4010/outbox' };
    expect(load({ ...whole, ...more }).loaded).toMatchObject({ ok: true, value: more });
  });

  it('may set what the program does, and nothing that it can not do', () => {
    const settings = { idleLockSeconds: 120, printing: false };
    expect(load({ ...whole, settings }).loaded).toMatchObject({ ok: true, value: { settings } });
    expect(reasonOf({ settings: { idleLockSeconds: 1 } })).toMatch(/^settings.idleLockSeconds: /);
    expect(reasonOf({ settings: { idelLockSeconds: 120 } })).toMatch(/^settings: .*idelLockSeconds/);
  });

  it('may name the provider of domain accounts and the account service', () => {
    const domain = { issuer: 'https://login.example/', clientId: 'desk', scope: 'openid' };
    const { loaded } = load({ ...whole, domain, accountUrl: 'https://account.example/v1.0/' });
    expect(loaded).toMatchObject({ ok: true, value: { domain, accountUrl: 'https://account.example/v1.0' } });
  });

  it.each(['http://127.0.0.1:4010/tenant', 'http://localhost:4010/tenant', 'http://[::1]:4010/tenant', 'https://tenant.example'])('takes %s', (authority) => {
    expect(reasonOf({ authority })).toBe('accepted');
  });

  it.each([
    'http://tenant.example/x',
    'http://127.0.0.1.tenant.example/x',
    'http://localhost.tenant.example/x',
    'http://10.0.0.5/x',
    'http://0.0.0.0/x',
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
    'tenant.example',
    'not an address',
    '',
    7,
    undefined,
  ])('refuses %j, and says which key it is', (address) => {
    for (const key of ['authority', 'fhirBaseUrl']) expect(reasonOf({ [key]: address })).toMatch(new RegExp(`^${key}: `));
  });

  it.each([
    ['portalUrl', 'http://portal.example/'],
    ['sandboxOutbox', 'http://server.example/outbox'],
    ['domain', { issuer: 'http://login.example', clientId: 'desk', scope: 'openid' }],
    ['domain', { issuer: 'https://login.example', clientId: '', scope: 'openid' }],
    ['accountUrl', 'http://account.example'],
    ['clientId', ''],
    ['scope', undefined],
    ['browserHosts', 'portal.example'],
    ['support', { phone: 5 }],
  ])('says that %s is wrong', (key, value) => {
    expect(reasonOf({ [key]: value })).toMatch(new RegExp(`^${key}`));
  });

  it('says that an unknown key is there', () => {
    expect(reasonOf({ fhirBaseURL: 'https://server.example/fhir' })).toContain('fhirBaseURL');
  });

  it.each([
    ['', 'the file is not JSON'],
    ['{', 'the file is not JSON'],
    ['[]', /^the file: /],
    ['null', /^the file: /],
  ])('refuses the text %j', (text, reason) => {
    const { path, loaded } = load(text);
    expect(loaded).toMatchObject({ ok: false, failure: { path } });
    expect(loaded.ok ? '' : loaded.failure.reason).toMatch(reason);
  });

  it('says that there is no file', () => {
    const path = join(temporaryFolder(), 'none.json');
    expect(loadConfig(path)).toEqual({ ok: false, failure: { path, reason: 'the file is not there or can not be read' } });
  });
});

describe('with a policy', () => {
  it('what it sets wins key by key', () => {
    const { path } = load(whole);
    expect(loadConfig(path, { fhirBaseUrl: 'https://managed.example/fhir', support: { phone: '4711' } })).toMatchObject({ ok: true, value: { fhirBaseUrl: 'https://managed.example/fhir', support: { phone: '4711' }, clientId: 'desk-client' } });
  });

  it('there need not be a file; what both leave out is told', () => {
    const path = join(temporaryFolder(), 'none.json');
    expect(loadConfig(path, whole)).toMatchObject({ ok: true, value: { clientId: 'desk-client', support: {}, settings: {} } });
    expect(loadConfig(path, { clientId: 'desk-client' })).toMatchObject({ ok: false, failure: { path, reason: expect.stringMatching(/^authority: /) as string } });
  });

  it('a broken file stays broken', () => {
    const { path } = load('[]');
    expect(loadConfig(path, whole)).toMatchObject({ ok: false });
  });

  it('the environment leads nowhere else', () => {
    expect(configPath({ FACILITY_DESK_CONFIG: '/somewhere/config.json' }, true)).toBe(configPath({}));
  });
});

it('the environment may name another file', () => {
  expect(configPath({ FACILITY_DESK_CONFIG: '/somewhere/config.json' })).toBe('/somewhere/config.json');
  expect(configPath({ FACILITY_DESK_CONFIG: '' })).toBe(configPath({}));
  expect(configPath({})).toMatch(/config\.json$/);
});
