import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { networkProblemCodes } from '../../src-shared/models/problem.ts';
import type { Connection } from '../../src-shared/models/connection.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { ConnectionMonitor } from './connection-monitor.ts';

const up: Scripted = { body: '{}' };
const request = { method: 'GET', url: 'https://server.example/', timeoutMs: 1 } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(...answers: Scripted[]) {
  const clock = new ManualClock();
  const changes: Connection['state'][] = [];
  let back = 0;
  const server = new ScriptedHttp(...answers);
  const monitor: ConnectionMonitor = new ConnectionMonitor({ clock, probe: () => http.send(request), onChange: ({ state }) => void changes.push(state), onBack: () => { back += 1; } });
  const http = monitor.observe(server);
  return { monitor, clock, changes, server, http, back: () => back };
}

describe('the state of the connection', () => {
  it('is checking until the first answer, then online since nothing', async () => {
    const { monitor, changes, clock, back } = open(up);
    expect(monitor.current()).toEqual({ state: 'checking' });
    await monitor.check();
    expect(monitor.current()).toEqual({ state: 'online', lastContact: clock.now() });
    expect(changes).toEqual(['online']);
    expect(back()).toBe(0);
  });

  it.each([
    ['offline', 'offline'], ['timeout', 'offline'], ['server-trouble', 'server-trouble'], ['throttled', 'server-trouble'],
    ['unexpected-answer', 'server-trouble'], ['network-sign-in', 'network-sign-in'], ['untrusted-certificate', 'untrusted-certificate'],
  ] as const)('after %s is %s', async (code, state) => {
    const { monitor, clock } = open({ code });
    await monitor.check();
    expect(monitor.current()).toEqual({ state, since: clock.now() });
  });

  it('has a state for every network problem', async () => {
    for (const code of networkProblemCodes) {
      const { monitor } = open({ code });
      await monitor.check();
      expect(monitor.current().state).not.toBe('checking');
    }
  });

  it('says since when, and when the last contact was', async () => {
    const { monitor, clock, http } = open(up, { code: 'offline' });
    await http.send(request);
    const contact = clock.now();
    clock.advance(5_000);
    await http.send(request);
    const since = clock.now();
    clock.advance(5_000);
    await http.send(request);
    expect(monitor.current()).toEqual({ state: 'offline', since, lastContact: contact });
  });

  it('ignores how an exchange ended that was given up', async () => {
    const { monitor, http, changes } = open({ code: 'offline' });
    await http.send({ ...request, signal: AbortSignal.abort() });
    expect(monitor.current()).toEqual({ state: 'checking' });
    expect(changes).toEqual([]);
  });

  it('any answer of the server is contact, even a refusal', async () => {
    const { monitor, http } = open({ status: 401, body: '' });
    await http.send(request);
    expect(monitor.current().state).toBe('online');
  });
});

describe('a session that the server refuses', () => {
  it('shows while online, and is told once', async () => {
    const { monitor, changes, clock } = open(up);
    await monitor.check();
    clock.advance(1_000);
    monitor.signInNeeded(true);
    monitor.signInNeeded(true);
    expect(monitor.current()).toMatchObject({ state: 'sign-in-needed', since: clock.now() });
    monitor.signInNeeded(false);
    expect(changes).toEqual(['online', 'sign-in-needed', 'online']);
  });

  it('does not hide that the PC is offline, nor since when', async () => {
    const { monitor, clock, http } = open({ code: 'offline' }, up);
    await http.send(request);
    const since = clock.now();
    clock.advance(60_000);
    monitor.signInNeeded(true);
    expect(monitor.current()).toEqual({ state: 'offline', since });
    await http.send(request);
    expect(monitor.current()).toMatchObject({ state: 'sign-in-needed', since: clock.now() });
  });
});

describe('coming back', () => {
  it('is told once, however many exchanges succeed', async () => {
    const { http, back } = open({ code: 'offline' }, { code: 'offline' }, up, up, up, { code: 'server-trouble' }, up);
    for (let count = 0; count < 5; count += 1) await http.send(request);
    expect(back()).toBe(1);
    for (let count = 0; count < 3; count += 1) await http.send(request);
    expect(back()).toBe(2);
  });
});

describe('asking again', () => {
  /** The pauses before the next `count` questions. */
  async function pauses(asked: { readonly asked: readonly unknown[] }, count: number): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const before = asked.asked.length;
      const begin = Date.now();
      await vi.advanceTimersToNextTimerAsync();
      expect(asked.asked.length).toBe(before + 1);
      found.push(Date.now() - begin);
    }
    return found;
  }

  it('happens once a minute while all is quiet, and every exchange puts it off', async () => {
    const { monitor, server, http } = open(up);
    await monitor.check();
    await vi.advanceTimersByTimeAsync(59_000);
    await http.send(request);
    expect(server.asked).toHaveLength(2);
    expect(await pauses(server, 2)).toEqual([60_000, 60_000]);
  });

  it('comes ever more slowly up to half a minute, with jitter', async () => {
    const { monitor, server } = open({ code: 'offline' });
    await monitor.check();
    const ceilings = [2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    for (const [index, pause] of (await pauses(server, 6)).entries()) {
      expect(pause).toBeGreaterThanOrEqual((ceilings[index] ?? 0) / 2 - 1);
      expect(pause).toBeLessThanOrEqual(ceilings[index] ?? 0);
    }
  });

  it('begins quickly again after a success', async () => {
    const { monitor, server, http } = open({ code: 'offline' }, { code: 'offline' }, { code: 'offline' }, up, { code: 'offline' });
    await monitor.check();
    for (let count = 0; count < 4; count += 1) await http.send(request);
    expect((await pauses(server, 1))[0]).toBeLessThanOrEqual(2_000);
  });

  it('waits as long as the server says', async () => {
    const { monitor, server } = open({ code: 'server-trouble', waitMs: 120_000 });
    await monitor.check();
    expect(await pauses(server, 1)).toEqual([120_000]);
  });

  it('stops', async () => {
    const { monitor, server } = open({ code: 'offline' });
    await monitor.check();
    monitor.stop();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(server.asked).toHaveLength(1);
  });
});
