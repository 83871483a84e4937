import { strFromU8, unzipSync } from 'fflate';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../log/logger.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { DiagnosticsService } from './diagnostics-service.ts';

it('has what IT needs, and nothing that somebody put into the log, a path or a message', async () => {
  const home = join(temporaryFolder(), 'ana.munoz');
  const logs = join(home, 'logs');
  const people = join(home, 'people');
  mkdirSync(join(people, 'one'), { recursive: true });
  const log = openLog(logs);
  log.info('sign-in.opened', { ms: 12 });
  log.error('Okafor, Chidi 1948-03-02', { code: 'MRN-12345', reference: '0b8a7c1e-1234-4567-89ab-0123456789ab' });
  for (const line of ['Okafor, Chidi', '{"at":"2026-01-05T08:00:00.000Z","level":"Okafor","event":"bug"}', '{"at":"2026-01-05T08:00:00.000Z","level":"info","event":"bug","note":"hunter2","code":"hunter2"}']) appendFileSync(join(logs, 'facility-desk.log'), `${line}\n`);
  const service = new DiagnosticsService({
    about: { version: '1.2.3', electron: '45.0.0', chromium: '150', electronSupported: true, server: 'server.example', sandbox: false, support: {} },
    system: 'linux 6.1 x64',
    policy: () => ({ place: '/etc/facility-desk/policy.json', present: true, managedBy: { name: 'Riverbend IT' }, settings: [{ name: 'printing', value: false, source: 'policy' }] }),
    configuration: join(home, 'config.json'),
    problem: { path: join(home, 'config.json'), reason: 'scope: wrong' },
    checks: () => Promise.resolve([{ what: 'clock', result: 'good', aheadMs: 120 }]),
    folders: { logs, people, home },
    clock: { now: () => Date.parse('2026-01-05T08:00:00Z') },
  });
  const files = await service.gather();
  expect(files.map(({ name }) => name)).toEqual(['program.json', 'policy.json', 'checks.json', 'log.txt']);
  const text = files.map((file) => file.text).join('');
  for (const told of ['"version": "1.2.3"', '"system": "linux 6.1 x64"', '"peopleKept": 1', '"source": "policy"', 'Riverbend IT', '~/config.json', '"aheadMs": 120', 'sign-in.opened', '"event":"redacted"', '0b8a7c1e-1234', '2 lines left out']) expect(text).toContain(told);
  for (const secret of ['Okafor', '1948', 'MRN', 'hunter2', 'munoz', 'note']) expect(text).not.toContain(secret);
  expect(Object.entries(unzipSync(service.zip())).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(files);
});
