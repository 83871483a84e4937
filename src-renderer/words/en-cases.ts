import type { CaseColumn, CaseEvent, CaseLook, CaseState, StatusCheck } from '../../src-shared/models/case.ts';

const columns: Record<CaseColumn, string> = {
  consumerName: 'CONSUMER NAME',
  consumerId: 'CONSUMER ID',
  services: 'SERVICES',
  contract: 'CONTRACT',
  caseId: 'CASE ID',
  authorization: 'AUTHORIZATION',
  state: 'STATE',
  sent: 'SENT',
};

const states: Record<CaseState, string> = {
  sent: 'No answer yet',
  pended: 'Pended',
  certified: 'Certified',
  partial: 'Certified in part',
  modified: 'Certified with changes',
  'not-certified': 'Not certified',
  'contact-payer': 'Call the payer',
  'not-needed': 'No authorization needed',
  cancelled: 'Cancelled',
  error: 'The payer found an error',
  other: 'Answered; see the services',
};

const events: Record<CaseEvent['kind'], string> = { created: 'Created', changed: 'Changed', submitted: 'Submitted', answered: 'Answered', other: 'Recorded' };

const lookFailures: Record<Extract<CaseLook, { ok: false }>['failure'], string> = {
  unreachable: 'The server can’t be reached: this is what was last seen.',
  'sign-in-needed': 'Sign in again to see what is new: this is what was last seen.',
  'not-there': 'The server no longer has this case.',
  garbled: 'The server’s answer was not understood: this is what was last seen.',
};

const checkFailures: Record<Extract<StatusCheck, { ok: false }>['failure'], string> = {
  unreachable: 'The server can’t be reached. Try again when you are online.',
  'sign-in-needed': 'Sign in again, then check once more.',
  'not-there': 'The payer knows no answer to this request yet.',
  garbled: 'The payer’s answer was not understood. Ask support if it goes on.',
  refused: 'The payer does not take this inquiry. Ask support if it goes on.',
};

/** English words of CASES. */
export const enCases = {
  heading: 'Cases',
  grid: 'Submitted requests',
  columns,
  states,
  search: 'Search',
  searchHint: 'Name, ID, case, code …',
  state: 'State',
  anyState: 'Any',
  from: 'Sent from',
  to: 'to',
  count: (shown: string) => `${shown} cases`,
  countOne: '1 case',
  clear: 'Clear search',
  none: 'No cases yet. What your facility submits will be here.',
  noMatch: 'No case fits this search.',

  case: 'Case',
  gone: 'This case is no longer at the server.',
  answer: 'Answer',
  authorizationNumber: 'Authorization',
  valid: 'Valid',
  answered: 'Answered',
  certifiedQuantity: 'Certified quantity',
  reason: 'Reason',
  errors: 'Errors',
  checkStatus: 'Check status',
  checked: (state: string) => `The payer answers: ${state}.`,
  checkFailures,
  notCopied: 'This case could not be copied. Refresh, then try again.',
  letters: 'Letters',
  noLetters: 'No letter yet',
  untitledLetter: 'Letter',
  letterFile: 'Letter',
  saveLetter: (title: string) => `Save ${title}`,
  save: 'Save',
  messages: 'Messages to and from the payer',
  noMessages: 'No messages about this case',
  ownMessage: 'Sent by your facility',
  received: 'Received',
  openMessage: (topic: string) => `Open ${topic} in the Message Center`,
  open: 'Open',
  timeline: 'Timeline',
  events,
  by: (name: string) => `by ${name}`,
  lookFailures,
  showConsumer: 'Show consumer',
};
