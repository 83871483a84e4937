import { expect, it } from 'vitest';
import { spanFinding } from './service-span.ts';

it.each([
  [{ from: '2026-03-01', to: '2026-02-01' }, 'ends-before-it-begins'],
  [{ from: '2026-03-01', to: '2026-03-10', quantity: '30', unit: 'days' }, 'more-than-the-days'],
  [{ from: '2026-03-01', to: '2026-03-10', quantity: '10', unit: 'days' }, undefined],
  [{ from: '2026-03-01', to: '2026-03-31', quantity: '6', unit: 'months' }, 'more-than-the-days'],
  [{ from: '2026-01-01', to: '2026-03-31', quantity: '3', unit: 'months' }, undefined],
  [{ from: '2026-03-01', to: '2026-03-02', quantity: '500', unit: 'units' }, undefined],
  [{ from: '2026-03-01', to: 'soon', quantity: '5', unit: 'days' }, undefined],
  [{ from: '2026-03-01', to: '2026-03-01', quantity: 'many', unit: 'days' }, undefined],
  [{}, undefined],
] as const)('%o: %s', (service, finding) => expect(spanFinding(service)).toBe(finding));
