/** A ClaimResponse that holds to FHIR R4; `change` replaces members. */
export function claimResponse(change: object): Readonly<Record<string, unknown>> {
  return { resourceType: 'ClaimResponse', status: 'active', use: 'preauthorization', patient: { display: 'Ana' }, created: '2026-11-24', insurer: { display: 'Acme' }, outcome: 'complete', ...change };
}
