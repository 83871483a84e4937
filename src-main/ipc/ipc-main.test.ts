import type { WebContents } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { verbs } from '../../src-shared/ipc/verbs.ts';
import { SessionOverError } from '../db/session-database.ts';
import { answerVerbs, wrongState, type Handlers } from './ipc-main.ts';

type Listener = (event: unknown, request: unknown) => Promise<unknown>;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({ ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) } }));

const origin = 'app://facility-desk';
const mainFrame = { origin };
const window = { mainFrame };
const about = vi.fn<() => unknown>();
const errors = vi.fn();
const audit = { who: () => who, record: vi.fn().mockResolvedValue(true) };
let who: string | undefined;
let shown: object | undefined;
let session: object | undefined;

function ask(event: unknown, request: unknown = {}, verb = 'app.about'): Promise<unknown> {
  return listeners.get(`facility-desk:${verb}`)?.(event, request) ?? expect.fail('no listener');
}

beforeEach(() => {
  shown = window;
  session = undefined;
  who = undefined;
  audit.record.mockClear();
  about.mockReset().mockReturnValue('about');
  errors.mockReset();
  const handlers = Object.fromEntries(Object.entries(verbs).map(([group, names]) => [group, Object.fromEntries(names.map((name) => [name, about]))]));
  answerVerbs(handlers as unknown as Handlers, { window: () => shown as WebContents | undefined, isOurs: (each) => each === origin, session: () => session, audit, log: { info: vi.fn(), error: errors } });
});

it('our page in its window is answered', async () => {
  expect(await ask({ senderFrame: mainFrame, sender: window })).toEqual({ ok: true, value: 'about' });
});

it.each([
  ['a frame that is gone', { senderFrame: null, sender: window }],
  ['a frame within the page', { senderFrame: { origin }, sender: window }],
  ['another window', { senderFrame: mainFrame, sender: { mainFrame } }],
])('%s is refused before anything is read', async (_title, event) => {
  await expect(ask(event, 'junk')).rejects.toThrow('Refused');
  expect(about).not.toHaveBeenCalled();
});

it('another origin in the window, and everybody once it is closed, is refused', async () => {
  const elsewhere = { origin: 'https://facility-desk' };
  shown = { mainFrame: elsewhere };
  await expect(ask({ senderFrame: elsewhere, sender: shown })).rejects.toThrow('Refused');
  shown = undefined;
  await expect(ask({ senderFrame: mainFrame, sender: window })).rejects.toThrow('Refused');
});

it('a request that does not fit, a wrong state and a failure are told without a detail', async () => {
  const event = { senderFrame: mainFrame, sender: window };
  expect(await ask(event, { extra: 1 })).toEqual({ ok: false, refused: 'bad-request' });
  about.mockReturnValue(wrongState);
  expect(await ask(event)).toEqual({ ok: false, refused: 'wrong-state' });
  about.mockImplementation(() => {
    throw new Error('Okafor 1948-02-03');
  });
  expect(await ask(event)).toEqual({ ok: false, refused: 'failed' });
  expect(JSON.stringify(errors.mock.calls)).not.toMatch(/Okafor|1948/);
});

it('what belongs to a session is answered while that one is open, and never for the next', async () => {
  const event = { senderFrame: mainFrame, sender: window };
  const list = () => ask(event, {}, 'drafts.current');
  expect(await list()).toEqual({ ok: false, refused: 'wrong-state' });
  expect(about).not.toHaveBeenCalled();
  session = {};
  expect(await list()).toEqual({ ok: true, value: 'about' });
  let give: (value: unknown) => void = () => undefined;
  about.mockReturnValue(new Promise((resolve) => (give = resolve)));
  const inFlight = list();
  session = {};
  give('of the one before');
  expect(await inFlight).toEqual({ ok: false, refused: 'wrong-state' });
  about.mockRejectedValue(new SessionOverError());
  expect(await list()).toEqual({ ok: false, refused: 'wrong-state' });
  expect(errors).not.toHaveBeenCalled();
});

it('what a person did is recorded, and nothing that was refused or that nobody did', async () => {
  const event = { senderFrame: mainFrame, sender: window };
  session = {};
  about.mockReturnValue('done');
  await ask(event, { id: 'c1' }, 'cases.read');
  who = 'Practitioner/1';
  await ask(event, { id: 'c1' }, 'cases.read');
  await ask(event, {}, 'app.about');
  about.mockReturnValue(wrongState);
  await ask(event, { id: 'c2' }, 'cases.read');
  expect(audit.record.mock.calls).toEqual([[{ action: 'viewed', what: 'Claim/c1' }, 'Practitioner/1']]);
});
