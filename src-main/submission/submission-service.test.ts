import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { FhirClient } from '../api/fhir-client.ts';
import type { HttpClient, HttpRequest } from '../api/http-client.ts';
import { systemClock } from '../clock.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { claimResponse } from '../testing/pas-answer.ts';
import { readyFields } from '../testing/ready-fields.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { SubmissionService } from './submission-service.ts';

const base = 'https://payer.example/fhir';
const answers = (identifier: string) => ({ resourceType: 'Bundle', entry: [{ resource: claimResponse({ identifier: [{ value: identifier }], preAuthRef: '4711' }) }] });
const nothing = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'OperationOutcome' } }] };
const issue = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text: 'Why.' } }] });

/** The payer: what it answers to each submission and inquiry in turn. `taken` says 200 for the request asked for. */
class Payer implements HttpClient {
  submits: (Scripted | 'taken')[] = [];
  inquiries: (Scripted | 'taken')[] = [];
  reads: Scripted | undefined;
  readonly asked: HttpRequest[] = [];

  readonly send: HttpClient['send'] = (request) => {
    const operation = /\$(submit|inquire)$/.exec(request.url)?.[1];
    if (operation === undefined) return new ScriptedHttp(this.reads ?? { json: this.#resource(request.url.slice(base.length + 1)) }).send(request);
    this.asked.push(request);
    const next = (operation === 'submit' ? this.submits : this.inquiries).shift() ?? 'taken';
    return new ScriptedHttp(next === 'taken' ? { json: answers(identifierOf(request)) } : next).send(request);
  };

  #resource(address: string): unknown {
    const [resourceType = '', id = ''] = address.split('/');
    return address.startsWith('Coverage?') ? { resourceType: 'Bundle', type: 'searchset' } : { resourceType, id };
  }

  /** The operations asked for, each with the key and the bytes of a submission. */
  operations(): string[] {
    return this.asked.map(({ url }) => url.slice(url.indexOf('$') + 1));
  }
}

const identifierOf = ({ text = '' }: HttpRequest) => /"identifier":\[\{"system":"urn:ietf:rfc:3986","value":"([^"]+)"/.exec(text)?.[1] ?? '';

const open: SubmissionService[] = [];
afterEach(() => Promise.all(open.splice(0).map((service) => service.close())));

async function desk() {
  const payer = new Payer();
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  let answered = 0;
  const start = () => {
    const over = new AbortController();
    const fhir = new FhirClient(payer, base, { accessToken: () => Promise.resolve(ok('t')), refused: () => undefined }, over.signal);
    const service = new SubmissionService({
      database,
      fhir,
      base,
      clock: { ...systemClock, wait: (_ms, signal) => (signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', () => resolve()))) },
      facility: () => 'Organization/f1',
      waitedFor: () => Promise.resolve(undefined),
      onChange: () => undefined,
      onMoved: () => undefined,
      onAnswered: () => (answered += 1),
    });
    open.push(service);
    return service;
  };
  const draft = async (id: string, change: Parameters<typeof readyFields>[0] = {}) => {
    await database.call('drafts.create', id, readyFields(change), 1);
    return id;
  };
  const state = async (id: string) => (await database.call('drafts.read', id))?.state;
  return { payer, database, start, draft, state, answered: () => answered };
}

/** Waits until the queue rests: nothing more happens without the server. */
async function rest(times = 60): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('sending', () => {
  it('sends a ready draft once, with a key of its own, and keeps the receipt', async () => {
    const { payer, start, draft, state, answered } = await desk();
    const service = start();
    expect(await service.send(await draft('d1'))).toEqual(ok(undefined));
    await rest();
    expect(payer.operations()).toEqual(['submit']);
    expect(payer.asked[0]?.headers?.['Idempotency-Key']).toMatch(/^"[0-9a-f-]{36}"$/);
    expect(await service.receipt('d1')).toMatchObject({ state: 'answered', attempts: 1, identifier: 'urn:uuid:d1', answer: { authorization: '4711' } });
    expect((await service.receipt('d1'))?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect([await state('d1'), answered(), service.current().items]).toEqual(['answered', 1, []]);
  });

  it('refuses what lacks something, is on its way, or is not here', async () => {
    const { payer, start, draft } = await desk();
    payer.reads = { code: 'offline' };
    const service = start();
    await draft('d1');
    await draft('d2', { attested: undefined });
    expect(await service.send('d2')).toMatchObject({ failure: 'not-ready' });
    expect(await service.send('d9')).toMatchObject({ failure: 'not-here' });
    expect(await service.sendAllReady()).toBe(1);
    expect(await service.send('d1')).toMatchObject({ failure: 'not-editable' });
  });

  it('waits offline, can be cancelled, and goes in order when the server is back', async () => {
    const { payer, start, draft, state } = await desk();
    payer.reads = { code: 'offline' };
    const service = start();
    for (const id of ['d1', 'd2', 'd3']) await service.send(await draft(id));
    await rest();
    expect([payer.operations(), await state('d1')]).toEqual([[], 'queued']);
    expect([await service.cancel('d2'), await state('d2')]).toEqual([true, 'local']);
    payer.reads = undefined;
    void service.run();
    await rest();
    expect(payer.asked.map(identifierOf)).toEqual(['urn:uuid:d1', 'urn:uuid:d3']);
    expect(await service.cancel('d1')).toBe(false);
  });
});

describe('an outcome that is unknown', () => {
  it.each<Scripted>([{ code: 'timeout' }, { code: 'server-trouble' }, { body: '{"cut' }, { json: {} }, { status: 404, body: '' }, { status: 408, json: issue('timeout') }, { code: 'network-sign-in' }])('after %j is asked for before anything is sent again', async (scripted) => {
    const { payer, start, draft } = await desk();
    payer.submits = [scripted];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    void service.run();
    await rest();
    expect(payer.operations()).toEqual(['submit', 'inquire']);
    expect(await service.receipt('d1')).toMatchObject({ state: 'answered', attempts: 1 });
  });

  it('that the server does not know of is sent again with the same key and bytes', async () => {
    const { payer, start, draft } = await desk();
    payer.submits = [{ code: 'timeout' }];
    payer.inquiries = [{ json: nothing }, { json: nothing }];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect((await service.receipt('d1'))?.state).toBe('outcome-unknown');
    void service.run();
    await rest();
    expect(payer.operations()).toEqual(['submit', 'inquire', 'inquire', 'submit']);
    expect(payer.asked[3]?.text).toBe(payer.asked[0]?.text);
    expect(payer.asked[3]?.headers?.['Idempotency-Key']).toBe(payer.asked[0]?.headers?.['Idempotency-Key']);
    expect(await service.receipt('d1')).toMatchObject({ state: 'answered', attempts: 2 });
  });

  it('holds up the same consumer, not the others', async () => {
    const { payer, start, draft, state } = await desk();
    payer.submits = [{ code: 'timeout' }];
    payer.inquiries = [{ code: 'server-trouble' }];
    payer.reads = { code: 'offline' };
    const service = start();
    await service.send(await draft('d1'));
    await service.send(await draft('d2'));
    await service.send(await draft('d3', { consumer: { reference: 'Patient/p2', name: '', birthDate: '', consumerId: '' } }));
    await rest();
    payer.reads = undefined;
    void service.run();
    await rest();
    expect([await state('d1'), await state('d2'), await state('d3')]).toEqual(['outcome-unknown', 'queued', 'answered']);
  });

  it('is what a program that was killed comes back to', async () => {
    const { payer, database, start, draft, state } = await desk();
    await database.call('submissions.queue', await draft('d1'), 1);
    const preparation = { parties: { patient: { resourceType: 'Patient', id: 'p1' }, insurer: { resourceType: 'Organization', id: 'i1' }, facility: { resourceType: 'Organization', id: 'f1' }, careTeam: [], people: [] }, base };
    const left = await database.call('submissions.begin', 1, 2, preparation);
    expect([left?.key.length, await state('d1')]).toEqual([36, 'sending']);
    const service = start();
    await service.open();
    await rest();
    expect(payer.operations()).toEqual(['inquire']);
    expect(await state('d1')).toBe('answered');
  });
});

describe('what the server says', () => {
  it('refuses: the draft can be corrected, and goes with a new key', async () => {
    const { payer, database, start, draft, state } = await desk();
    payer.submits = [{ status: 422, json: issue('value') }];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect(await service.receipt('d1')).toMatchObject({ state: 'refused', issues: [{ code: 'value', text: 'Why.' }] });
    void service.run();
    await rest();
    expect([payer.operations(), await state('d1')]).toEqual([['submit'], 'refused']);
    await database.call('drafts.edit', 'd1', ['notes'], 'Corrected.', { by: 'Ana', at: 2 });
    await database.call('drafts.edit', 'd1', ['attested'], { by: 'Ana', at: 3 }, { by: 'Ana', at: 3 });
    expect(await service.send('d1')).toEqual(ok(undefined));
    await rest();
    const keys = payer.asked.map(({ headers }) => headers?.['Idempotency-Key']);
    expect([keys.length, keys[0] === keys[1], await state('d1')]).toEqual([2, false, 'answered']);
  });

  it('was at work on it still: it is left alone, then asked', async () => {
    const { payer, start, draft } = await desk();
    payer.submits = [{ status: 409, json: issue('conflict') }];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect([payer.operations(), (await service.receipt('d1'))?.state]).toEqual([['submit'], 'outcome-unknown']);
    void service.run();
    await rest();
    expect(payer.operations()).toEqual(['submit', 'inquire']);
  });

  it('has it already: the answer is asked for', async () => {
    const { payer, start, draft } = await desk();
    payer.submits = [{ status: 409, json: issue('duplicate') }];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect([payer.operations(), (await service.receipt('d1'))?.state]).toEqual([['submit', 'inquire'], 'answered']);
  });

  it.each<Scripted>([{ status: 429 }, { status: 401 }])('does nothing now (%j): the request waits, the same bytes go later', async (scripted) => {
    const { payer, start, draft, state } = await desk();
    payer.submits = [scripted, scripted];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect(await state('d1')).toBe('queued');
    payer.submits = [];
    void service.run();
    await rest();
    expect(payer.operations().filter((each) => each === 'inquire')).toEqual([]);
    expect(new Set(payer.asked.map(({ text }) => text)).size).toBe(1);
    expect(await state('d1')).toBe('answered');
  });

  it('knows no such consumer: nothing is sent', async () => {
    const { payer, start, draft } = await desk();
    payer.reads = { status: 404 };
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect(payer.operations()).toEqual([]);
    expect(await service.receipt('d1')).toMatchObject({ state: 'refused', issues: [{ path: ['requesting'] }] });
  });

  it('decides later: a person asks, and the receipt has the new answer', async () => {
    const { payer, start, draft } = await desk();
    payer.submits = [{ json: { resourceType: 'Bundle', entry: [{ resource: claimResponse({ identifier: [{ value: 'urn:uuid:d1' }], outcome: 'queued' }) }] } }];
    const service = start();
    await service.send(await draft('d1'));
    await rest();
    expect((await service.receipt('d1'))?.answer?.decision).toBe('pended');
    expect(await service.checkStatus('d1')).toMatchObject({ ok: true, value: { answer: { authorization: '4711' } } });
    payer.inquiries = [{ code: 'offline' }];
    expect(await service.checkStatus('d1')).toMatchObject({ ok: false, problem: { code: 'offline' } });
  });
});

describe('before sending', () => {
  it('says what is missing and what asks for the same', async () => {
    const { payer, start, draft } = await desk();
    payer.reads = { code: 'offline' };
    const service = start();
    await service.send(await draft('d1'));
    await draft('d2', { attested: undefined });
    expect(await service.check('d2')).toEqual({ missing: [{ path: ['attested'], code: 'needed' }], duplicates: [{ id: 'd1', where: 'queue', service: 'E0601', from: '2026-12-01' }] });
    expect((await service.check('d1'))?.duplicates).toEqual([]);
    expect(await service.check('d9')).toBeUndefined();
  });

  it('shows the coverage of now, and offline the one that was last seen', async () => {
    const { payer, start, draft } = await desk();
    const coverage = { resourceType: 'Coverage', id: 'c1', status: 'active', subscriberId: 'W55501', payor: [{ reference: 'Organization/i1' }] };
    payer.reads = { json: { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { ...coverage, id: 'c0', status: 'cancelled' } }, { resource: coverage }] } };
    await draft('d1');
    const online = await start().check('d1');
    expect(online?.coverage).toMatchObject({ status: 'active', memberId: 'W55501' });
    payer.reads = { code: 'offline' };
    expect((await start().check('d1'))?.coverage).toEqual(online?.coverage);
  });

  it('says that a consumer has no coverage under another contract, online and offline', async () => {
    const { payer, database, start } = await desk();
    const coverage = { resourceType: 'Coverage', id: 'c1', status: 'active', subscriberId: 'W55501', meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00Z' }, beneficiary: { reference: 'Patient/p1' }, payor: [{ reference: 'Organization/i1' }] };
    payer.reads = { code: 'offline' };
    expect(await start().coverage('Patient/p1', 'Organization/i1')).toBeUndefined();
    await database.call('saveKept', JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: coverage }] }));
    expect(await start().coverage('Patient/p1', 'Organization/i1')).toEqual({ status: 'active', memberId: 'W55501' });
    expect(await start().coverage('Patient/p1', 'Organization/i2')).toEqual({ status: 'none' });
    payer.reads = { json: { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { ...coverage, payor: [{ reference: 'Organization/i3' }] } }] } };
    expect(await start().coverage('Patient/p1', 'Organization/i1')).toMatchObject({ status: 'none' });
    payer.reads = { code: 'offline' };
    expect(await start().coverage('Patient/p1', 'Organization/i1')).toMatchObject({ status: 'none' });
  });
});
