import { describe, expect, it } from 'vitest';
import type { About } from '../../../src-shared/models/about.ts';
import type { Trouble } from '../../../src-shared/models/trouble.ts';
import { reportText } from './report.ts';

const now = Date.UTC(2026, 10, 24, 14, 42);
const about: About = { version: '0.1.0', electron: '45.4.1', chromium: '146.0.1', electronSupported: true, server: 'login.example.org', sandbox: false, support: { phone: '1-800-555-0100', hours: 'Mon–Fri' } };
const trouble: Trouble = {
  code: { channel: 'sms', target: 'XXX-XXX-9885', sentAt: now - 60_000, lifeMs: 600_000, sendCount: 2 },
  answers: [
    { at: now - 30_000, code: 'wrong-code', reference: 'b0f2-c1' },
    { at: now - 90_000, code: 'offline' },
  ],
  administrators: [{ facility: 'Cheyenne Orthopedics', name: 'Dana Whitfield', phone: '307-555-0142' }],
};
const checked = {
  at: now - 5000,
  checks: [
    { what: 'sign-in-server' as const, result: 'good' as const, host: 'login.example.org' },
    { what: 'clock' as const, result: 'clock-wrong' as const, aheadMs: -95_400 },
    { what: 'domain-server' as const, result: 'skipped' as const },
  ],
};

describe('reportText', () => {
  it('says what support asks for', () =>
    expect(reportText({ about, language: 'es', now, trouble, checked })).toBe(
      [
        'Facility Desk 0.1.0 (Electron 45.4.1, Chromium 146.0.1)',
        'Server: login.example.org',
        'Language: es',
        'Time: 2026-11-24T14:42:00.000Z',
        'Checks at 2026-11-24T14:41:55.000Z:',
        '   sign-in-server: good (login.example.org)',
        '   clock: clock-wrong 95.4 s behind',
        '   domain-server: skipped',
        'Last code: sms at 2026-11-24T14:41:00.000Z, sent 2 times, lives 600.0 s',
        'Answers:',
        '   2026-11-24T14:41:30.000Z wrong-code reference b0f2-c1',
        '   2026-11-24T14:40:30.000Z offline',
      ].join('\n'),
    ));

  it('has no target, name, phone number or facility', () => {
    const text = reportText({ about, language: 'en', now, trouble, checked });
    for (const secret of ['9885', 'Dana', 'Whitfield', '555', 'Cheyenne', '@']) expect(text).not.toContain(secret);
  });

  it('leaves out a masked address too', () => {
    const byEmail: Trouble = { ...trouble, code: { channel: 'email', target: 'd*****y@clinic.example', sentAt: now, sendCount: 1 } };
    const text = reportText({ about, language: 'en', now, trouble: byEmail, checked });
    expect(text).toContain('Last code: email at 2026-11-24T14:42:00.000Z, sent 1 times, life unknown');
    expect(text).not.toContain('clinic');
  });

  it('can be made of nothing', () =>
    expect(reportText({ about: undefined, language: 'en', now, trouble: undefined, checked: undefined })).toBe(
      ['Facility Desk', 'Server: not configured', 'Language: en', 'Time: 2026-11-24T14:42:00.000Z', 'Checks: none', 'Last code: none', 'Answers: none'].join('\n'),
    ));
});
