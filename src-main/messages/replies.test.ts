import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { WorkerApi } from '../db/worker-api.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { message, MessageServer } from '../testing/message-server.ts';
import { claim } from '../testing/resources.ts';
import { MessageService } from './message-service.ts';

const facility = { reference: 'Organization/f1', name: 'Riverside Clinic' };
const pdf = (size = 10) => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(size)]);

/** The Message Center with one message `a`, and what can go wrong with its answers. */
async function desk() {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const server = new MessageServer(message('a'), message('b', { meta: { versionId: '1', lastUpdated: '2026-01-05T09:00:00.000Z' }, sent: '2026-01-05T08:59:00.000Z' }));
  const clock = new ManualClock();
  const disk = { full: false };
  const writes = new Set<keyof WorkerApi>(['replies.save', 'replies.attach', 'replies.queue']);
  const calls = { call: ((method: keyof WorkerApi, ...args: never[]) => (disk.full && writes.has(method) ? Promise.reject(new Error('Database: SQLITE_FULL')) : (database.call as (...all: unknown[]) => unknown)(method, ...args))) as typeof database.call };
  const open = async () => {
    const opened = new MessageService({ database: calls, fhir: server, clock, facilities: () => [facility], signal: new AbortController().signal, onChange: () => undefined });
    await opened.open();
    return opened;
  };
  const service = await open();
  const refresh = () => service.refresh(facility.reference, []);
  expect(await refresh()).toEqual(ok(undefined));
  const unsent = async (id = 'a') => (await service.read(id))?.unsent ?? [];
  const sent = () => [...server.messages.values()].filter(({ sender }) => JSON.stringify(sender).includes('Organization/f1'));
  const write = async (text = 'Here they are.') => {
    await service.replies.save('a', text);
    const outcome = await service.replies.send('a');
    await settled();
    return outcome;
  };
  return { database, server, clock, disk, service, open, refresh, unsent, sent, write };
}

/** Until everything that was started has ended. */
const settled = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};

describe('an answer that is being written', () => {
  it('is kept with each keystroke, also for the next session, and listed', async () => {
    const { service, open, unsent } = await desk();
    for (const text of ['H', 'He', 'Her']) expect(await service.replies.save('a', text)).toBe('saved');
    await settled();
    expect(await unsent()).toMatchObject([{ state: 'draft', text: 'Her', files: [] }]);
    expect(service.current()).toMatchObject({ unsent: 1, waiting: 0, refused: 0 });
    const again = await open();
    expect((await again.read('a'))?.unsent).toMatchObject([{ state: 'draft', text: 'Her' }]);
    expect(await again.list({ box: 'unsent', filter: 'INFORMATION her', limit: 10 })).toMatchObject({ total: 1, rows: [{ id: 'a', reply: 'draft', preview: 'Her' }] });
    expect(await again.list({ box: 'unsent', filter: 'nothing', limit: 10 })).toMatchObject({ total: 0 });
    expect((await again.list({ box: 'received', filter: '', limit: 10 })).rows.map(({ id, reply }) => [id, reply])).toEqual([['b', undefined], ['a', 'draft']]);
  });

  it('that is emptied again is none', async () => {
    const { service, unsent } = await desk();
    await service.replies.save('a', 'H');
    await service.replies.save('a', '');
    await settled();
    expect(await unsent()).toEqual([]);
    expect(service.current().unsent).toBe(0);
    expect(await service.replies.send('a')).toBe('empty');
  });

  it('of blanks is not sent', async () => {
    const { service, server } = await desk();
    await service.replies.save('a', ' \n ');
    expect(await service.replies.send('a')).toBe('empty');
    expect(server.written).toEqual([]);
  });

  it('says so when the disk takes nothing', async () => {
    const { service, disk, unsent } = await desk();
    await service.replies.save('a', 'H');
    disk.full = true;
    expect(await service.replies.save('a', 'He')).toBe('not-saved');
    expect(await service.replies.send('a')).toBe('not-saved');
    expect(await service.replies.attach('a', [{ title: 'x.pdf', content: pdf() }])).toEqual([{ title: 'x.pdf', outcome: 'not-saved' }]);
    expect(await unsent()).toMatchObject([{ state: 'draft', text: 'H' }]);
  });

  it('stays when its message is gone', async () => {
    const { service, server, refresh, unsent } = await desk();
    await service.replies.save('a', 'Kept.');
    server.messages.delete('a');
    await refresh();
    expect(await service.read('a')).toMatchObject({ gone: true, topic: 'Additional information needed', unsent: [{ text: 'Kept.' }] });
    expect((await service.list({ box: 'unsent', filter: '', limit: 10 })).rows).toMatchObject([{ id: 'a', topic: 'Additional information needed', preview: 'Kept.' }]);
    expect(await service.replies.send('a')).toBe('gone');
    await service.replies.discard((await unsent())[0]?.id ?? '');
    await settled();
    expect(await service.read('a')).toBeUndefined();
  });

  it('takes files by their content, as large as a payer takes them', async () => {
    const { service, unsent } = await desk();
    const files = [
      { title: 'notes.pdf', content: pdf() },
      { title: 'program.pdf', content: Buffer.from('MZ\x90\0') },
      { title: 'scan.pdf', content: pdf(5_000_000) },
      { title: 'one.pdf', content: pdf(4_999_000) },
      { title: 'two.pdf', content: pdf(4_999_000) },
      { title: 'three.pdf', content: pdf(4_999_000) },
      { title: 'gone.pdf', content: 'not-readable' },
    ] as const;
    expect((await service.replies.attach('a', files)).map(({ outcome }) => outcome)).toEqual(['attached', 'wrong-type', 'too-large', 'attached', 'attached', 'too-much', 'not-readable']);
    const [draft] = await unsent();
    expect(draft?.files.map(({ title, contentType, bytes }) => [title, contentType, bytes])).toEqual([['notes.pdf', 'application/pdf', 18], ['one.pdf', 'application/pdf', 4_999_008], ['two.pdf', 'application/pdf', 4_999_008]]);
    for (const file of draft?.files ?? []) await service.replies.detach('a', file.id);
    expect(await unsent()).toEqual([]);
  });
});

describe('a note about a case', () => {
  it('is kept, sent to its payer once, and shown as unsent until then', async () => {
    const { service, database, server, sent, unsent } = await desk();
    await database.call('savePage', JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: claim('c1', { status: 'active' }) }] }), {}, 1);
    await service.replies.save('Claim/c1', 'Please call us.');
    await settled();
    expect(await unsent('Claim/c1')).toMatchObject([{ state: 'draft', text: 'Please call us.' }]);
    expect((await service.list({ box: 'unsent', filter: '', limit: 10 })).rows).toMatchObject([{ id: 'Claim/c1', preview: 'Please call us.' }]);
    expect(await service.replies.send('Claim/c1')).toBe('waiting');
    await settled();
    expect(sent()).toMatchObject([{ about: [{ reference: 'Claim/c1' }], subject: { reference: 'Patient/p1' }, recipient: [{ reference: 'Organization/i1' }], payload: [{ contentString: 'Please call us.' }] }]);
    expect(sent()[0]).not.toHaveProperty('inResponseTo');
    expect(server.written).toHaveLength(1);
    expect(await unsent('Claim/c1')).toEqual([]);
    await service.replies.save('Claim/unknown', 'Kept.');
    expect(await service.replies.send('Claim/unknown')).toBe('gone');
  });
});

describe('an answer that is sent', () => {
  it('goes out once, about the same, with its files, and is among those sent', async () => {
    const { service, server, sent, unsent } = await desk();
    await service.replies.attach('a', [{ title: 'notes.pdf', content: pdf() }]);
    await service.replies.save('a', 'Here they are.');
    expect(await service.replies.send('a')).toBe('waiting');
    await settled();
    expect(sent()).toMatchObject([{
      status: 'completed', topic: { text: 'Additional information needed' }, subject: { reference: 'Patient/p1' }, about: [{ reference: 'Claim/c1' }],
      inResponseTo: [{ reference: 'Communication/a' }], sender: { reference: 'Organization/f1', display: 'Riverside Clinic' }, recipient: [{ reference: 'Organization/i1' }],
      sent: '2026-01-05T08:00:00.000Z',
      payload: [{ contentString: 'Here they are.' }, { contentAttachment: { title: 'notes.pdf', contentType: 'application/pdf', size: 18, data: pdf().toString('base64') } }],
    }]);
    const { headers, json } = server.written[0] ?? expect.fail();
    const { identifier: [{ system, value }] } = JSON.parse(json) as { identifier: [{ system: string; value: string }] };
    expect(headers).toEqual({ 'If-None-Exist': `identifier=${system}|${value}` });
    expect(value).toMatch(/^urn:uuid:[\da-f-]{36}$/);
    expect(await unsent()).toEqual([]);
    expect((await service.read('a'))?.replies).toMatchObject([{ texts: ['Here they are.'] }]);
    expect(service.current()).toMatchObject({ sent: 1, unsent: 0, waiting: 0 });
  });

  it('waits while offline, is sent when that is over, and only once', async () => {
    const { server, service, write, refresh, sent, unsent } = await desk();
    server.instead = () => ({ code: 'offline' });
    expect(await write()).toBe('waiting');
    expect(service.current()).toMatchObject({ unsent: 1, waiting: 1 });
    expect(await unsent()).toMatchObject([{ state: 'waiting' }]);
    await service.replies.discard((await unsent())[0]?.id ?? '');
    expect(await unsent()).toHaveLength(1);
    server.instead = () => undefined;
    await refresh();
    await refresh();
    expect(sent()).toHaveLength(1);
    expect(service.current()).toMatchObject({ sent: 1, unsent: 0 });
  });

  it('whose answer was lost goes out as the same, and is there once', async () => {
    const { server, clock, service, write, sent } = await desk();
    server.lost = () => true;
    await write();
    expect([sent().length, service.current().waiting]).toEqual([1, 1]);
    server.lost = () => false;
    clock.advance(2_000);
    await settled();
    expect([sent().length, service.current().waiting]).toEqual([1, 0]);
    expect(server.written[1]?.json).toBe(server.written[0]?.json);
  });

  it('does not lose sight of what others changed meanwhile', async () => {
    const { server, service, write, refresh } = await desk();
    server.change('elsewhere', { ...message('elsewhere'), sender: { reference: facility.reference }, recipient: [{ reference: 'Organization/i1' }] });
    await write();
    await refresh();
    expect((await service.list({ box: 'sent', filter: '', limit: 10 })).rows.map(({ id }) => id)).toContain('elsewhere');
  });

  it('that the server has without giving it back comes with the next refresh', async () => {
    const { server, service, write, refresh } = await desk();
    server.instead = (asked) => (asked.startsWith('POST') ? { status: 201, body: '' } : undefined);
    await write();
    expect(service.current()).toMatchObject({ unsent: 0, sent: 0 });
    server.instead = () => undefined;
    expect(await refresh()).toEqual(ok(undefined));
  });

  it.each([400, 403, 412, 413, 422])('that is refused (%i) is never sent again as it is, says why, holds up nobody, and can be changed', async (status) => {
    const { server, service, write, refresh, unsent, sent } = await desk();
    const body = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'value', details: { text: 'A message is sent by a facility of yours.' } }] });
    server.instead = (asked) => (asked.startsWith('POST') ? { status, body } : undefined);
    await write();
    expect(await unsent()).toMatchObject([{ state: 'refused', text: 'Here they are.', reason: 'A message is sent by a facility of yours.' }]);
    expect(service.current()).toMatchObject({ unsent: 1, refused: 1, waiting: 0 });
    expect(service.refusedReplies()).toEqual(['a']);
    server.instead = () => undefined;
    await refresh();
    expect(sent()).toEqual([]);
    await service.replies.save('b', 'Another one.');
    await service.replies.send('b');
    await settled();
    expect(sent()).toHaveLength(1);

    const refused = (await unsent())[0]?.id ?? '';
    expect(await service.replies.rewrite(refused)).toBe('Here they are.');
    expect(await service.replies.rewrite(refused)).toBeNull();
    await service.replies.save('a', 'Better.');
    await service.replies.send('a');
    await settled();
    const identifiers = server.written.map(({ headers }) => headers['If-None-Exist']);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(await unsent()).toEqual([]);
  });

  it('is not written again over another one that is being written', async () => {
    const { server, service, write, unsent } = await desk();
    server.instead = (asked) => (asked.startsWith('POST') ? { status: 422, body: 'no JSON' } : undefined);
    await write();
    await service.replies.save('a', 'Second.');
    const [refused] = await unsent();
    expect(refused).toMatchObject({ state: 'refused', reason: '' });
    expect(await service.replies.rewrite(refused?.id ?? '')).toBeNull();
    expect(await unsent()).toHaveLength(2);
    expect((await service.list({ box: 'unsent', filter: '', limit: 10 })).rows).toMatchObject([{ id: 'a', reply: 'refused' }]);
    await service.replies.discard(refused?.id ?? '');
    expect(await unsent()).toMatchObject([{ state: 'draft', text: 'Second.' }]);
  });

  it('waits for a sign-in that ended', async () => {
    const { server, write, refresh, sent } = await desk();
    server.instead = () => ({ code: 'sign-in-needed' });
    await write();
    expect(await refresh()).toEqual(failed({ code: 'sign-in-needed' }));
    server.instead = () => undefined;
    await refresh();
    expect(sent()).toHaveLength(1);
  });
});
