import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { FhirClient } from '../api/fhir-client.ts';
import { readyFields } from '../testing/ready-fields.ts';
import { ScriptedHttp } from '../testing/scripted-http.ts';
import { inquire, submit } from './exchange.ts';

/** Test Bundles of the PAS test kit, good and broken, all of one request; not part of the project. */
const folder = new URL('../../../shared/data/pas/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const identifier = '111099';
const understood: Readonly<Record<string, string>> = {
  'valid_pa_response_bundle.json': 'certified',
  'valid_pa_inquire_response_bundle.json': 'certified',
  'valid_pa_response_bundle_denial.json': 'not-certified',
};

function server(status: number, body: string): FhirClient {
  return new FhirClient(new ScriptedHttp({ status, body }, { status, body }), 'https://payer.example/fhir', { accessToken: () => Promise.resolve(ok('t')), refused: () => undefined }, new AbortController().signal);
}

const sent = (body: string, status = 200) => submit(server(status, body), { payload: '{}', key: 'k' }, identifier, readyFields(), 'queued');
const asked = (body: string, status = 200) => inquire(server(status, body), '{}', identifier, readyFields());
const unknown = { settlement: { state: 'outcome-unknown' } };

describe.skipIf(files.length === 0)('a Bundle of the PAS test kit (skipped when ../shared/data is not there)', () => {
  it.each(files)('%s as an answer is understood, or leaves the outcome unknown', async (name) => {
    const body = readFileSync(new URL(name, folder), 'utf8');
    const decision = understood[name];
    const expected = decision === undefined ? unknown : { settlement: { state: 'answered', answer: { decision, services: [{ sequence: 1, authorization: 'AUTH0001' }] } } };
    expect(await sent(body)).toMatchObject(expected);
    expect(await asked(body)).toMatchObject(expected);
    expect([await sent(body, 400), await sent(body, 500), await asked(body, 422)]).toMatchObject([unknown, unknown, unknown]);
  });

  it('cut anywhere leaves the outcome unknown', async () => {
    const body = readFileSync(new URL('valid_pa_response_bundle.json', folder), 'utf8').trim();
    for (let length = 0; length < body.length; length += 97) expect(await sent(body.slice(0, length))).toMatchObject(unknown);
  });
});

it('an answer that is damaged in one member is never taken for another', async () => {
  for (const body of ['', 'null', '[]', '{"resourceType":"Bundle"}', '{"resourceType":"Bundle","entry":[]}', '{"resourceType":"Bundle","entry":[null]}', '{"resourceType":"Bundle","entry":[{}]}', '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ClaimResponse"}}]}', '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Claim"}}]}']) {
    expect([await sent(body), await asked(body)]).toMatchObject([unknown, unknown]);
  }
});
