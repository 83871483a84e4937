import { describe, expect, it } from 'vitest';
import { openClient } from '../testing/client.ts';
import { documentOf, issuesOf, openPas } from '../testing/pas.ts';
import { sha1 } from './attachments.ts';

const PDF = Buffer.from('%PDF-1.7\nclinical notes');
const MAIN = 'Organization/riverbend-regional';

describe('documents of a request', () => {
  it('are kept with size and hash, their data as a Binary of their own', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle({ documents: [documentOf(PDF)] });
    expect((await pas.submit(bundle)).status).toBe(200);
    const claim = pas.client.sandbox.control.claims().at(-1);
    const reference = claim?.supportingInfo?.find(({ valueReference }) => valueReference)?.valueReference?.reference ?? '';
    const { body } = await pas.ask(reference);
    expect(body).toMatchObject({ resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'application/pdf', title: 'Clinical notes', size: PDF.length, hash: sha1(PDF) } }] });
    const { attachment } = (body as unknown as { content: { attachment: { url: string } }[] }).content[0] ?? { attachment: { url: '' } };
    expect((await pas.ask(attachment.url)).body).toMatchObject({ resourceType: 'Binary', contentType: 'application/pdf', data: PDF.toString('base64') });
    const stranger = await openPas(pas.client, 'helen.park');
    expect([(await stranger.ask(attachment.url)).status, (await stranger.ask(reference)).status]).toEqual([403, 403]);
  });

  it.each([
    ['too large', documentOf(Buffer.concat([PDF, Buffer.alloc(2000)])), 413, 'too-costly', 'data'],
    ['of a type that is not taken', documentOf(Buffer.from('MZ'), 'application/x-msdownload'), 422, 'not-supported', 'contentType'],
    ['a program by another name', documentOf(Buffer.from('MZ\x90\0program')), 422, 'value', 'data'],
  ] as const)('%s: refused', async (_, document, status, code, element) => {
    const pas = await openPas(await openClient({ settings: { attachmentLimit: 1000 } }));
    const reply = await pas.submit(await pas.requestBundle({ documents: [document] }));
    expect(reply.status).toBe(status);
    expect(issuesOf(reply)).toEqual([expect.stringMatching(new RegExp(String.raw`^${code} Bundle\.entry\[\d\]\.resource\.content\[0\]\.attachment\.${element}$`))]);
    expect(pas.client.sandbox.control.claims()).toHaveLength(55);
  });
});

describe('messages', () => {
  const reply = { resourceType: 'Communication', status: 'completed', sender: { reference: MAIN }, recipient: [{ reference: 'Organization/virginia-dmas' }], sent: '2026-11-24T12:00:00Z' };

  it('are answered, with attachments', async () => {
    const pas = await openPas(await openClient());
    const created = await pas.write('Communication', { ...reply, payload: [{ contentString: 'Here are the notes.' }, { contentAttachment: { contentType: 'application/pdf', title: 'Notes', data: PDF.toString('base64') } }] });
    expect(created.status).toBe(201);
    const url = (created.body as unknown as { payload: { contentAttachment?: { url: string } }[] }).payload[1]?.contentAttachment?.url ?? '';
    expect((await pas.ask(url)).body).toMatchObject({ resourceType: 'Binary', data: PDF.toString('base64') });
  });

  it('are from a facility of the person, with attachments that are taken', async () => {
    const pas = await openPas(await openClient());
    expect((await pas.write('Communication', { ...reply, sender: { reference: 'Organization/virginia-dmas' }, recipient: [{ reference: MAIN }] })).status).toBe(403);
    const attachment = { contentType: 'application/pdf', data: Buffer.from('MZ').toString('base64') };
    const refused = await pas.write('Communication', { ...reply, payload: [{ contentAttachment: attachment }] });
    expect([refused.status, issuesOf(refused)]).toEqual([422, ['value Communication.payload[0].contentAttachment.data']]);
  });

  it('are read once `received` is set', async () => {
    const pas = await openPas(await openClient());
    const unread = async () => (await pas.ask(`Communication?recipient=${MAIN}&received:missing=true`)).body.entry ?? [];
    const [first] = await unread();
    const { id } = first?.resource as unknown as { id: string };
    const changed = await pas.write(`Communication/${id}`, { ...first?.resource, received: '2026-11-24T12:00:00Z' }, { 'if-match': 'W/"1"' });
    expect([changed.status, (await unread()).length]).toEqual([200, 2]);
  });
});
