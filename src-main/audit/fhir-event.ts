import type { AuditEntry } from '../../src-shared/models/audit.ts';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const userAuthentication = { system: dicom, code: '110114', display: 'User Authentication' };
const application = { system: dicom, code: '110100', display: 'Application Activity' };
const exported = { system: dicom, code: '110106', display: 'Export' };
const security = { system: dicom, code: '110113', display: 'Security Alert' };
const query = { system: dicom, code: '110112', display: 'Query' };
const rest = { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest', display: 'RESTful Operation' };

/** Each action as DICOM and FHIR name its kind (AuditEvent.type, .action). */
const kinds: Record<AuditEntry['action'], { readonly type: { system: string; code: string; display: string }; readonly action: 'C' | 'R' | 'U' | 'D' | 'E' }> = {
  'trail-begun': { type: application, action: 'E' },
  'signed-in': { type: userAuthentication, action: 'E' },
  'signed-out': { type: userAuthentication, action: 'E' },
  unlocked: { type: userAuthentication, action: 'E' },
  locked: { type: userAuthentication, action: 'E' },
  'emergency-access': { type: security, action: 'E' },
  viewed: { type: rest, action: 'R' },
  searched: { type: query, action: 'E' },
  created: { type: rest, action: 'C' },
  edited: { type: rest, action: 'U' },
  deleted: { type: rest, action: 'D' },
  restored: { type: rest, action: 'U' },
  sent: { type: rest, action: 'C' },
  withdrawn: { type: rest, action: 'U' },
  printed: { type: exported, action: 'R' },
  saved: { type: exported, action: 'R' },
  copied: { type: exported, action: 'R' },
  'account-changed': { type: security, action: 'U' },
  'registration-reset': { type: security, action: 'U' },
  'person-forgotten': { type: security, action: 'D' },
  'settings-changed': { type: security, action: 'U' },
};
const outcomes = { done: '0', refused: '4', failed: '8' } as const;
const emergency = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'BTG', display: 'break the glass' }] };

/** The tag by which the server knows an entry again: this installation, and the entry's hash. */
export function tagOf({ pc }: AuditEntry, hash: string): { system: string; code: string } {
  return { system: `urn:uuid:${pc}`, code: hash };
}

/** An entry as a FHIR AuditEvent (R4 §6.4): when by the server's clock, as far as that is known. */
export function toAuditEvent(entry: AuditEntry, hash: string): object {
  const { action, outcome, at, aheadMs = 0, who, what, detail, reason, host, pc, seq } = entry;
  const kind = kinds[action];
  return {
    resourceType: 'AuditEvent',
    meta: { tag: [tagOf(entry, hash)] },
    type: kind.type,
    subtype: [{ system: 'https://facility-desk.example.org/audit-action', code: action }],
    action: kind.action,
    recorded: new Date(at + aheadMs).toISOString(),
    outcome: outcomes[outcome],
    outcomeDesc: [`#${seq}`, ...(detail === undefined ? [] : [detail])].join(' '),
    ...(action === 'emergency-access' && { purposeOfEvent: [{ ...emergency, ...(reason !== undefined && { text: reason }) }] }),
    agent: [{ requestor: true, who: personOf(who), network: { address: host, type: '1' } }],
    source: {
      site: host,
      observer: { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${pc}` }, display: 'Facility Desk' },
      type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '1', display: 'User Device' }],
    },
    ...(what !== undefined && { entity: [{ what: what.startsWith('urn:') ? { identifier: { system: 'urn:ietf:rfc:3986', value: what } } : { reference: what } }] }),
  };
}

function personOf(who: string | undefined): object {
  if (who === undefined) return { display: 'unknown' };
  return who.includes('/') ? { reference: who } : { identifier: { value: who } };
}
