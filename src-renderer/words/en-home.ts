import type { Connection } from '../../src-shared/models/connection.ts';
import type { SortColumn } from '../../src-shared/models/home.ts';
import type { Tab } from '../components/tab-page.ts';
import { brand } from './brand.ts';

const columns: Record<SortColumn, string> = {
  contract: 'CONTRACT',
  caseType: 'CASE TYPE',
  consumerId: 'CONSUMER ID',
  consumerName: 'CONSUMER NAME',
  birthDate: 'DATE OF BIRTH',
  lastModified: 'LAST MODIFIED',
};

const connection: Record<Connection['state'], { readonly label: string; readonly next?: string }> = {
  checking: { label: 'Checking the connection' },
  online: { label: 'Online' },
  offline: { label: 'Offline', next: 'What was loaded can be read. The program keeps trying.' },
  'sign-in-needed': { label: 'Sign-in needed', next: 'What was loaded can be read. Sign in again to get what is new.' },
  'server-trouble': { label: 'The server has a fault', next: 'What was loaded can be read. The program keeps trying.' },
  'network-sign-in': { label: 'This network wants a sign-in of its own', next: 'Sign in to the network in a web browser, then check again.' },
  'untrusted-certificate': { label: 'The server’s certificate is not trusted', next: 'Nothing is sent. Ask IT whether this PC or its network has changed.' },
};

/** The FHIR codes that a request may hold, in words: administrative gender and priority. */
const codes: Readonly<Partial<Record<string, string>>> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Unknown',
  normal: 'Normal',
  stat: 'Immediate',
  deferred: 'Deferred',
};

const tabs: Record<Tab, string> = {
  home: 'HOME',
  cases: 'CASES',
  createCase: 'CREATE CASE',
  consumers: 'CONSUMERS',
  setup: 'SETUP',
  messageCenter: 'MESSAGE CENTER',
  reports: 'REPORTS',
  help: 'Help',
};

/** English words of the facility home screen. The portal's own texts are verbatim. */
export const enHome = {
  title: 'Home',
  contract: `${brand.payer} Contract:`,
  allContracts: 'All contracts',
  npi: 'NPI',
  moreFacilities: (others: number) => `and ${others} more`,
  menu: { account: 'Your account', signOut: 'Sign out', forget: 'Forget me on this PC', about: `About ${brand.program}` },
  leaving: {
    heading: 'Sign out and lose what was not sent?',
    text: 'This PC keeps nothing about you after sign-out.',
    onlyHere: (requests: number, answers: number) =>
      `The server does not have: ${[requests === 0 ? '' : requests === 1 ? '1 request' : `${requests} requests`, answers === 0 ? '' : answers === 1 ? '1 answer to a message' : `${answers} answers to messages`].filter(Boolean).join(', ')}. That is lost.`,
    yes: 'Sign out and lose it',
    no: 'Stay',
  },
  navigation: 'Portal',
  tabs,
  newMessages: 'NEW MESSAGES',
  pended: (count: number) => (count === 1 ? '1 pended request:' : `${count} pended requests, the first:`),
  seeDue: 'See what is due',
  goToMessages: 'Go to Message Center',
  workInProgress: 'WORK-IN-PROGRESS',
  notSubmitted: 'NOT SUBMITTED',
  submitted: 'SUBMITTED',

  worklist: 'Request Saved But Not Submitted',
  columns,
  filter: 'Filter',
  filterHint: 'Name, ID, contract …',
  clearFilter: 'Clear filter',
  count: (shown: string) => `${shown} requests`,
  countOne: '1 request',
  countFiltered: (shown: string, all: string) => `${shown} of ${all} requests`,
  none: 'No records found.',
  noMatch: (filter: string) => `Nothing matches “${filter}”.`,
  loading: 'Loading requests',
  loadingProgress: (done: string, total: string | undefined) => (total === undefined ? `${done} requests received` : `${done} of ${total} requests received`),
  asOf: 'as of',
  neverLoaded: 'not loaded yet',
  refresh: 'Refresh',
  refreshing: 'Refreshing',
  keys: 'Arrow keys move, Enter opens, Esc closes, / filters',

  detail: {
    edit: 'Edit this request',
    label: 'Request',
    close: 'Close',
    gone: 'This request is no longer among those not submitted.',
    request: 'Request',
    providers: 'Providers',
    requestingProvider: 'Requesting provider',
    provider: 'Provider',
    diagnoses: 'Diagnoses',
    services: 'Services',
    notes: 'Notes',
    attachments: 'Attachments',
    facility: 'Facility',
    priority: 'Priority',
    urgency: 'Urgency',
    created: 'Created',
    gender: 'Gender',
    address: 'Address',
    phone: 'Phone',
    from: 'From',
    to: 'To',
    quantity: 'Quantity',
    place: 'Place of service',
    notSubmitted: 'Not submitted',
    none: 'None entered yet',
    kilobytes: (count: string) => `${count} KB`,
    codes,
  },

  connection,
  connectionLabel: 'Connection',
  since: (time: string) => `since ${time}`,
  lastContact: (time: string) => `last contact ${time}`,
  check: 'Check now',
  signInAgain: 'Sign in again',

  notRemembered: 'Remember Me could not be kept: this PC keeps nothing about you after sign-out.',
  notSealed: 'What this PC keeps for you still opens with your earlier password: it could not be put under the new one.',
  dismiss: 'Dismiss',

  about: {
    version: 'Version',
    server: 'Server',
    support: 'Support',
    unsupported: 'This Electron no longer gets security updates. Ask IT to install a current build before you work with real data.',
    independent: `${brand.program} is independent of ${brand.payer}.`,
    close: 'Close',
  },
};
