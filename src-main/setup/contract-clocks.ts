import type { ContractClock } from '../../src-shared/models/setup.ts';

const interoperability = 'CMS-0057-F (42 CFR 440.230)';
const minnesota = 'mhcp.acentra.com, Reminders for case submissions';

/** What Medicaid fee-for-service programmes have to keep. */
const medicaid: readonly ContractClock[] = [
  { kind: 'decision-expedited', amount: 72, unit: 'hours', source: interoperability, since: '2026-01-01' },
  { kind: 'decision-standard', amount: 7, unit: 'days', source: interoperability, since: '2026-01-01' },
];

/** What a programme allows beside that, by its name. */
const own: Readonly<Record<string, readonly ContractClock[]>> = {
  'Minnesota MHCP': [
    { kind: 'answer-to-pend', amount: 15, unit: 'days', source: minnesota },
    { kind: 'reconsideration', amount: 20, unit: 'business-days', source: minnesota },
  ],
};

/** The clocks of a contract, by the insurer's name. */
export function clocksOf(contract: string): ContractClock[] {
  return [...medicaid, ...(own[contract] ?? [])];
}
