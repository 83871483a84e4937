import type { AuditEntry, AuditVerification } from '../../src-shared/models/audit.ts';

const actions: Record<AuditEntry['action'], string> = {
  'trail-begun': 'Audit trail begun', 'signed-in': 'Signed in', 'signed-out': 'Signed out', unlocked: 'Unlocked', locked: 'Locked', 'emergency-access': 'Emergency access',
  viewed: 'Viewed', searched: 'Searched', created: 'Created', edited: 'Edited', deleted: 'Deleted', restored: 'Restored', sent: 'Sent', withdrawn: 'Withdrawn',
  printed: 'Printed', saved: 'Saved as a file', copied: 'Copied', 'account-changed': 'Account changed', 'registration-reset': 'Registration reset', 'person-forgotten': 'Person forgotten', 'settings-changed': 'Settings changed',
};
const outcomes: Record<AuditEntry['outcome'], string> = { done: 'Done', refused: 'Refused', failed: 'Failed' };
const whys: Record<NonNullable<AuditVerification['broken']>['why'], string> = { changed: 'is not as it was written', missing: 'is missing', 'cut-off': 'and what came after it is missing' };

/** English words of the audit trail. */
export const enAudit = {
  heading: 'Audit trail',
  text: 'Who did what on this PC, and when. It holds no names of consumers. Nothing is ever deleted from it by this program: it is to be kept for six years (45 CFR 164.316(b)(2)).',
  show: 'Show the audit trail',
  reading: 'Reading the audit trail',
  state: (count: string, sent: string) => `${count} entries; the server has ${sent} of them.`,
  refused: (count: number, first: string) => (count === 1 ? `The server refused 1 entry, number ${first}.` : `The server refused ${count} entries, the first is number ${first}.`),
  refusedNext: 'They stay on this PC, and the server is asked again each time the program starts. Save the trail as JSON, and tell whoever looks after the server.',
  inMemory: 'The keychain or the disk of this PC refuses: the audit trail is only in memory, and goes to the server.',
  inMemoryNext: 'What the server does not have when the program ends is lost. Unlock the keychain, then start the program again.',
  search: 'Reference',
  person: 'Person',
  anybody: 'Anybody',
  nobody: 'Nobody signed in',
  action: 'Action',
  anyAction: 'Any',
  outcome: 'Outcome',
  anyOutcome: 'Any',
  from: 'From',
  to: 'To',
  columns: { seq: 'No.', at: 'When', who: 'Who', action: 'What', what: 'To what', outcome: 'Outcome', host: 'PC' },
  none: 'Nothing fits. Widen the search.',
  countOne: '1 entry',
  count: (count: string) => `${count} entries`,
  entry: (seq: string) => `Entry ${seq}`,
  detail: 'Detail',
  reason: 'Reason',
  verify: 'Check the chain',
  sound: (count: string) => `Every link holds: ${count} entries are as they were written.`,
  broken: (seq: string, why: NonNullable<AuditVerification['broken']>['why']) => `Entry ${seq} ${whys[why]}.`,
  brokenNext: 'Save the trail as JSON, keep this PC as it is, and call whoever looks after its security. The entries on the server tell what was there.',
  csv: 'Save as CSV',
  json: 'Save as JSON, with the chain',
  saved: 'Saved.',
  notSaved: 'The file could not be written. Choose another folder.',
  fileName: 'Audit trail',
  actions,
  outcomes,
};
