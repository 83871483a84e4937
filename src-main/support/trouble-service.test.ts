import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Administrator } from '../../src-shared/models/trouble.ts';
import type { HttpAnswer, HttpRequest } from '../api/http-client.ts';
import type { NetworkProblem } from '../api/network-problem.ts';
import { config } from '../testing/config.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { ana } from '../testing/sign-in.ts';
import { TroubleService } from './trouble-service.ts';

const domain = { issuer: 'https://domain.example/realm/', clientId: 'desk', scope: 'openid' };
const signInServer = `${config.authority}/v2.0/.well-known/openid-configuration`;
const requestServer = `${config.fhirBaseUrl}/metadata`;
const domainServer = 'https://domain.example/realm/.well-known/openid-configuration';

/** A desk whose servers answer 200 at the right time, but for what `answers` says of an address. */
function open({ answers = {}, withDomain = true, skewMs = 0 }: { answers?: Record<string, Partial<HttpAnswer> | NetworkProblem>; withDomain?: boolean; skewMs?: number } = {}) {
  const clock = new ManualClock();
  const keychain = new MemoryKeychain();
  const asked: HttpRequest[] = [];
  const known: Administrator[] = [];
  const remembered: Administrator[] = [];
  const date = new Date(clock.now() - skewMs).toUTCString();
  const trouble = new TroubleService({
    history: { code: () => undefined, answers: () => [{ at: 1, code: 'wrong-code' }] },
    sessions: { administrators: { known: () => known } },
    people: { known: () => ({ readable: [{ ...ana, administrators: remembered }, ana], unreadable: 0, lost: [] }) },
    config: { ...config, ...(withDomain && { domain }) },
    http: {
      send: (request): Promise<Result<HttpAnswer, NetworkProblem>> => {
        asked.push(request);
        const answer = answers[request.url] ?? {};
        if ('code' in answer) return Promise.resolve(failed(answer));
        return Promise.resolve(ok({ status: 200, body: '{}', date, retryAfterMs: undefined, ...answer }));
      },
    },
    keychain,
    clock,
  });
  return { trouble, asked, keychain, clock, known, remembered };
}

describe('the checks', () => {
  it('ask every server without a token, within 8 s, and all is good', async () => {
    const { trouble, asked } = open();
    expect(await trouble.check()).toEqual([
      { what: 'sign-in-server', host: 'tenant.example', result: 'good' },
      { what: 'request-server', host: 'server.example', result: 'good' },
      { what: 'domain-server', host: 'domain.example', result: 'good' },
      { what: 'clock', result: 'good', aheadMs: 0 },
      { what: 'keychain', result: 'good' },
    ]);
    expect(asked).toEqual([signInServer, requestServer, domainServer].map((url) => ({ method: 'GET', url, timeoutMs: 8_000 })));
  });

  it('skip the domain where there is none', async () => {
    const { trouble, asked } = open({ withDomain: false });
    expect(await trouble.check()).toContainEqual({ what: 'domain-server', result: 'skipped' });
    expect(asked).toHaveLength(2);
  });

  it.each<[string, Partial<HttpAnswer> | NetworkProblem, string]>([
    ['no network', { code: 'offline' }, 'offline'],
    ['a captive portal', { code: 'network-sign-in' }, 'network-sign-in'],
    ['a wrong certificate', { code: 'untrusted-certificate' }, 'untrusted-certificate'],
    ['an error', { code: 'server-trouble', waitMs: 4 }, 'server-trouble'],
    ['somebody else', { status: 404 }, 'unexpected-answer'],
    ['a busy server', { status: 429 }, 'throttled'],
  ])('tell %s of one server, and the others are good', async (_title, answer, result) => {
    const checks = await open({ answers: { [requestServer]: answer } }).trouble.check();
    expect(checks.map((check) => check.result)).toEqual(['good', result, 'good', 'good', 'good']);
  });

  it.each([
    [60_000, 'good'],
    [61_000, 'clock-wrong'],
    [-61_000, 'clock-wrong'],
    [7_200_000, 'clock-wrong'],
  ] as const)('a clock that is %i ms ahead is %s', async (skewMs, result) => {
    expect(await open({ skewMs }).trouble.check()).toContainEqual({ what: 'clock', result, aheadMs: skewMs });
  });

  it('take the time of the first server that answers well', async () => {
    const wrong = new Date(0).toUTCString();
    const checks = await open({ answers: { [signInServer]: { status: 500, date: wrong }, [requestServer]: { date: undefined } } }).trouble.check();
    expect(checks).toContainEqual({ what: 'clock', result: 'good', aheadMs: 0 });
  });

  it('say nothing of the clock without a server\'s time', async () => {
    const gone: NetworkProblem = { code: 'offline' };
    expect(await open({ answers: { [signInServer]: gone, [requestServer]: gone, [domainServer]: gone } }).trouble.check()).toContainEqual({ what: 'clock', result: 'offline' });
    const silent = { date: undefined };
    expect(await open({ answers: { [signInServer]: silent, [requestServer]: silent, [domainServer]: silent } }).trouble.check()).toContainEqual({ what: 'clock', result: 'skipped' });
  });

  it.each(['keychain-absent', 'keychain-locked'] as const)('tell %s', async (problem) => {
    const { trouble, keychain } = open();
    keychain.refusing = { get: problem };
    expect(await trouble.check()).toContainEqual({ what: 'keychain', result: problem });
  });

  it('do not wait for a keychain for ever', async () => {
    const { trouble, keychain, clock } = open();
    keychain.get = () => new Promise(() => undefined);
    const checking = trouble.check();
    clock.advance(8_000);
    expect(await checking).toContainEqual({ what: 'keychain', result: 'keychain-hanging' });
  });
});

describe('what is known', () => {
  it('is the history, and each administrator once, the last facility\'s first', () => {
    const { trouble, known, remembered } = open();
    const ruth = { facility: 'Riverside', name: 'Ruth Ode', phone: '+1' };
    const bo = { facility: 'Harbor', name: 'Bo Chen' };
    known.push(ruth);
    remembered.push(bo, { ...ruth, phone: '+0' });
    expect(trouble.read()).toEqual({ answers: [{ at: 1, code: 'wrong-code' }], administrators: [ruth, bo] });
  });

  it('is there without anybody signed in', () => {
    expect(open().trouble.read()).toEqual({ answers: [{ at: 1, code: 'wrong-code' }], administrators: [] });
  });
});
