import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { FhirProblem } from '../api/fhir-client.ts';
import { MessageServer } from '../testing/message-server.ts';
import { readAttachment } from './read-attachment.ts';

const bytes = Buffer.from('%PDF-1.7 letter');
const data = bytes.toString('base64');
const hash = createHash('sha1').update(bytes).digest('base64');

/** A server that answers every read like this. */
function answering(answer: FhirProblem | string) {
  const server = new MessageServer();
  server.instead = () => (typeof answer === 'string' ? { status: 200, body: answer } : answer);
  return server;
}

it('is read out of the message, or from its Binary', async () => {
  expect(await readAttachment(new MessageServer(), { data, hash, contentType: 'application/pdf' })).toEqual(ok({ bytes, extension: '.pdf' }));
  const server = answering(JSON.stringify({ resourceType: 'Binary', contentType: 'application/pdf', data }));
  expect(await readAttachment(server, { url: 'Binary/1', hash, contentType: 'Application/PDF; version=1' })).toEqual(ok({ bytes, extension: '.pdf' }));
  expect(server.asked).toEqual(['Binary/1']);
});

it.each([['application/x-msdownload'], ['text/html'], [undefined]])('of type %s gets a name that nothing opens', async (contentType) => {
  expect(await readAttachment(new MessageServer(), { data, ...(contentType !== undefined && { contentType }) })).toMatchObject({ value: { extension: '.bin' } });
});

it('with other content than its hash says is garbled', async () => {
  expect(await readAttachment(new MessageServer(), { data: Buffer.from('other').toString('base64'), hash })).toEqual(failed('garbled'));
  expect(await readAttachment(answering('{"resourceType":"Binary","data":"§"}'), { url: 'Binary/1' })).toEqual(failed('garbled'));
});

it.each<[string, FhirProblem['code']]>([
  ['unreachable', 'offline'],
  ['unreachable', 'server-trouble'],
  ['sign-in-needed', 'sign-in-needed'],
  ['not-there', 'not-found'],
  ['garbled', 'unexpected-answer'],
])('is %s after %s', async (outcome, code) => {
  expect(await readAttachment(answering({ code }), { url: 'Binary/1' })).toEqual(failed(outcome));
});

it('without content is not there', async () => {
  expect(await readAttachment(new MessageServer(), {})).toEqual(failed('not-there'));
});
