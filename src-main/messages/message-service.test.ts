import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { Messages, MessageBox } from '../../src-shared/models/message.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { message, MessageServer, type Message } from '../testing/message-server.ts';
import { claim, patient } from '../testing/resources.ts';
import { MessageService } from './message-service.ts';

const facility = 'Organization/f1';
const contracts = [{ id: 'Organization/i1', name: 'Acme Health' }];
const at = (day: number) => ({ meta: { versionId: '1', lastUpdated: `2026-01-0${day}T08:00:00.000Z` }, sent: `2026-01-0${day}T07:00:00.000Z` });
const read = { received: '2026-01-05T09:00:00.000Z' };

/** The Message Center over a database in memory and a server that holds these messages, not refreshed yet. */
async function desk(...messages: Message[]) {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const server = new MessageServer(...messages);
  const clock = new ManualClock();
  const over = new AbortController();
  const told: Messages[] = [];
  const service = new MessageService({ database, fhir: server, clock, facilities: () => [{ reference: facility, name: 'Riverside Clinic' }], signal: over.signal, onChange: (now) => told.push(now) });
  await service.open();
  const refresh = () => {
    server.asked.length = 0;
    return service.refresh(facility, contracts);
  };
  const ids = async (box: MessageBox = 'received', filter = '') => (await service.list({ box, filter, limit: 100 })).rows.map(({ id }) => id);
  const received = (id: string) => server.messages.get(id)?.received;
  return { database, server, clock, over, told, service, refresh, ids, received };
}

async function filled(...messages: Message[]) {
  const opened = await desk(...messages);
  expect(await opened.refresh()).toEqual(ok(undefined));
  return opened;
}

/** Until everything that was started has ended. */
const settled = async (times = 20) => {
  for (let turn = 0; turn < times; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};

describe('a refresh', () => {
  it('brings received and sent messages by pages, newest first, and counts them', async () => {
    const own = message('o1', { ...at(4), sender: { reference: facility }, recipient: [{ reference: 'Organization/i1' }], inResponseTo: [{ reference: 'Communication/b' }] });
    const { ids, service, server } = await filled(message('a', at(1)), message('b', at(2)), message('c', { ...at(3), ...read }), own);
    expect(await ids()).toEqual(['c', 'b', 'a']);
    expect(await ids('new')).toEqual(['b', 'a']);
    expect(await ids('sent')).toEqual(['o1']);
    expect(service.current()).toMatchObject({ received: 3, new: 2, sent: 1, waiting: 0 });
    expect(await service.list({ box: 'received', filter: '', limit: 2 })).toMatchObject({ total: 3, rows: [{ id: 'c', unread: false }, { id: 'b', unread: true, party: 'Acme Health', topic: 'Additional information needed', attachments: 0 }] });
    expect((await service.read('b'))?.replies).toEqual([{ id: 'o1', sent: '2026-01-04T07:00:00.000Z', texts: ['Please send the clinical notes.'] }]);
    expect(server.asked[0]).toBe('Communication?recipient=Organization/f1&_sort=_lastUpdated&_count=100&_include=Communication:subject');
  });

  it('asks only for what changed since, and takes a change', async () => {
    const { server, refresh, ids } = await filled(message('a', at(1)), message('b', at(2)));
    server.change('a', read);
    expect(await refresh()).toEqual(ok(undefined));
    expect(server.asked[0]).toContain('_lastUpdated=ge2026-01-02');
    expect(await ids('new')).toEqual(['b']);
  });

  it('reads the whole list when something is gone, and drops it', async () => {
    const { server, refresh, ids, service } = await filled(message('a', at(1)), message('b', at(2)));
    server.messages.delete('b');
    expect(await refresh()).toEqual(ok(undefined));
    expect(await ids()).toEqual(['a']);
    expect(await service.read('b')).toBeUndefined();
  });

  it('that breaks off keeps whole pages, says why, and goes on from there', async () => {
    const { server, refresh, ids } = await desk(message('a', at(1)), message('b', at(2)), message('c', at(3)));
    server.instead = (asked) => (asked.includes('_offset=2') ? { code: 'timeout' } : undefined);
    expect(await refresh()).toEqual(failed({ code: 'timeout' }));
    expect(await ids()).toEqual(['b', 'a']);
    server.instead = () => undefined;
    expect(await refresh()).toEqual(ok(undefined));
    expect(await ids()).toEqual(['c', 'b', 'a']);
  });

  it.each([
    ['no JSON', '{"resourceType":"Bund'],
    ['no searchset', '{"resourceType":"Patient"}'],
    ['a page that leads to itself', JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: 'Communication?recipient=Organization/f1&_sort=_lastUpdated&_count=100&_include=Communication:subject' }] })],
  ])('understands %s as no answer', async (_title, body) => {
    const { server, refresh } = await desk(message('a'));
    server.instead = () => ({ status: 200, body });
    expect(await refresh()).toEqual(failed({ code: 'unexpected-answer' }));
  });

  it('leaves out a broken message and shows the others', async () => {
    const { ids } = await filled(message('a'), message('b', { payload: 'none' }));
    expect(await ids()).toEqual(['a']);
  });
});

describe('a message', () => {
  it('is read with its consumer, its case and its attachments, also before those are known', async () => {
    const data = Buffer.from('letter').toString('base64');
    const payload = [{ contentString: 'One.' }, { contentAttachment: { title: 'Letter', contentType: 'text/plain', data } }, { contentString: 'Two.' }];
    const { service, database, server, refresh } = await desk(message('a', { payload }));
    await refresh();
    expect(await service.read('a')).toMatchObject({ texts: ['One.', 'Two.'], case: { id: 'c1', number: '' }, attachments: [{ title: 'Letter', contentType: 'text/plain', bytes: 6 }] });
    expect(await service.read('a')).not.toHaveProperty('consumer');
    server.others.push(patient('p1'));
    server.change('a', {});
    await refresh();
    const page = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { ...claim('c1'), identifier: [{ value: '4711' }] } }] };
    await database.call('savePage', JSON.stringify(page), {}, 1);
    expect(await service.read('a')).toMatchObject({ from: 'Insurer as written', consumer: { name: 'Muñoz, Ana Lucía', birthDate: '1984-03-09', consumerId: 'W55501' }, case: { id: 'c1', number: '4711' } });
  });

  it.each([
    ['the topic', 'INFORMATION'],
    ['the consumer without accents', 'munoz'],
    ['the consumer id', 'w55501'],
    ['the sender', 'acme'],
    ['words of the text in any order', 'notes clinical'],
    ['an attachment', 'checklist'],
  ])('is found by %s', async (_title, filter) => {
    const { server, refresh, ids } = await desk(message('a', { payload: [{ contentString: 'Please send the clinical notes.' }, { contentAttachment: { title: 'Checklist', url: 'Binary/1' } }] }));
    server.others.push(patient('p1'));
    await refresh();
    expect(await ids('received', filter)).toEqual(['a']);
    expect(await ids('received', `${filter} zzz%`)).toEqual([]);
  });
});

describe('a mark', () => {
  it('counts at once, also offline, and reaches the server with everything else as it was', async () => {
    const { server, service, ids, refresh, received } = await filled(message('a', { ...at(1), note: [{ text: 'unknown to this program' }] }), message('b', at(2)));
    server.instead = () => ({ code: 'offline' });
    await service.mark('a', true);
    expect(service.current()).toMatchObject({ new: 1, waiting: 1 });
    expect(await ids('new')).toEqual(['b']);
    server.instead = () => undefined;
    expect(await refresh()).toEqual(ok(undefined));
    expect(service.current()).toMatchObject({ new: 1, waiting: 0 });
    expect(received('a')).toBe('2026-01-05T08:00:00.000Z');
    expect(server.messages.get('a')).toMatchObject({ note: [{ text: 'unknown to this program' }], status: 'completed' });
    expect(server.written.at(-1)?.headers).toEqual({ 'If-Match': 'W/"1"' });
  });

  it('taken back before the server knew is never told', async () => {
    const { server, service } = await filled(message('a'));
    server.instead = () => ({ code: 'offline' });
    await service.mark('a', true);
    await settled();
    await service.mark('a', false);
    expect(service.current()).toMatchObject({ new: 1, waiting: 0 });
    await service.mark('a', false);
    expect(server.written).toHaveLength(1);
  });

  it('as unread takes `received` away again', async () => {
    const { service, received } = await filled(message('a', read));
    await service.mark('a', false);
    await settled();
    expect(received('a')).toBeUndefined();
    expect(service.current()).toMatchObject({ new: 1, waiting: 0 });
  });

  it('stays while a listing brings the message as it was', async () => {
    const { server, service, refresh, ids } = await filled(message('a'));
    server.instead = (asked) => (asked.startsWith('PUT') ? { code: 'server-trouble' } : undefined);
    await service.mark('a', true);
    server.change('a', { topic: { text: 'Changed' } });
    await refresh();
    expect(await ids('new')).toEqual([]);
    expect((await service.read('a'))?.topic).toBe('Changed');
  });

  it('whose answer was lost is seen to be there', async () => {
    const { server, service, clock } = await filled(message('a'));
    server.lost = () => true;
    await service.mark('a', true);
    await settled();
    expect(service.current().waiting).toBe(1);
    server.lost = () => false;
    clock.advance(2_000);
    await settled();
    expect(service.current().waiting).toBe(0);
    expect(server.messages.get('a')?.meta.versionId).toBe('2');
  });

  it('on a message that somebody changed meanwhile is put on the new version', async () => {
    const { server, service, received } = await filled(message('a'));
    server.change('a', { topic: { text: 'Changed' } });
    await service.mark('a', true);
    await settled();
    expect(received('a')).toBeDefined();
    expect(server.messages.get('a')).toMatchObject({ topic: { text: 'Changed' }, meta: { versionId: '3' } });
    expect(server.written.map(({ headers }) => headers['If-Match'])).toEqual(['W/"1"', 'W/"2"']);
  });

  it('that is already so at the server is not told twice', async () => {
    const { server, service, received } = await filled(message('a'));
    server.change('a', read);
    await service.mark('a', true);
    await settled();
    expect(received('a')).toBe(read.received);
    expect(server.messages.get('a')?.meta.versionId).toBe('2');
    expect(service.current()).toMatchObject({ new: 0, waiting: 0 });
  });

  it.each([404, 410])('on a message that is gone (%i) goes with it', async (status) => {
    const { server, service, ids } = await filled(message('a'));
    server.instead = (asked) => (asked.startsWith('PUT') ? { status, body: '' } : { code: 'not-found' });
    await service.mark('a', true);
    await settled();
    expect(await ids()).toEqual([]);
    expect(service.current().waiting).toBe(0);
  });

  it.each([400, 403, 422])('that is refused (%i) is said, shows the truth, holds up nobody, and can be tried again', async (status) => {
    const { server, service, received } = await filled(message('a', at(1)), message('b', at(2)));
    server.instead = (asked) => (asked === 'PUT Communication/a' ? { status, body: '' } : undefined);
    await service.mark('a', true);
    await service.mark('b', true);
    await settled();
    expect(await service.read('a')).toMatchObject({ unread: true, markRefused: true });
    expect(received('b')).toBeDefined();
    expect(service.current()).toMatchObject({ new: 1, waiting: 0 });
    server.instead = () => undefined;
    await service.mark('a', true);
    await settled();
    expect(await service.read('a')).toMatchObject({ unread: false, markRefused: false });
    expect(received('a')).toBeDefined();
  });

  it('that is always overtaken is given up, and said', async () => {
    const { server, service } = await filled(message('a'));
    server.instead = (asked) => (asked.startsWith('PUT') ? { status: 412, body: '' } : undefined);
    await service.mark('a', true);
    await settled(100);
    expect(await service.read('a')).toMatchObject({ unread: true, markRefused: true });
  });

  it('is left alone while the server is in trouble, and told when that is over', async () => {
    const { server, service, refresh, clock, received } = await filled(message('a'));
    server.instead = (asked) => (asked.startsWith('PUT') ? { code: 'throttled', waitMs: 60_000 } : undefined);
    await service.mark('a', true);
    await settled();
    await refresh();
    expect(server.written).toHaveLength(1);
    server.instead = () => undefined;
    clock.advance(60_000);
    await settled();
    expect(received('a')).toBeDefined();
  });

  it('of a session that is over is told by the next', async () => {
    const { server, service, over } = await filled(message('a'));
    over.abort();
    await service.mark('a', true);
    await settled();
    expect(server.written).toEqual([]);
  });
});
