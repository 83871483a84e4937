import type { ClockKind, ContractClock } from '../../src-shared/models/setup.ts';

const clocks: Record<ClockKind, string> = {
  'decision-expedited': 'Decision, expedited request',
  'decision-standard': 'Decision, standard request',
  'answer-to-pend': 'Your answer to a pended request',
  reconsideration: 'Asking for reconsideration after a denial',
  'retroactive-after-outage': 'Retroactive request after an outage',
};

const units: Record<ContractClock['unit'], (amount: number) => string> = {
  hours: (amount) => `${amount} hours`,
  days: (amount) => `${amount} calendar days`,
  'business-days': (amount) => `${amount} business days`,
};

/** English words of Setup. */
export const enSetup = {
  heading: 'Setup',
  peopleHeading: 'People',
  people: (facility: string) => `Who works at ${facility} in the portal, and in which role.`,
  asOf: (time: string) => `As of ${time}`,
  reading: 'Reading the people',
  nobody: 'No people are known yet.',
  nobodyNext: 'They are read as soon as the server answers.',
  again: 'Try again',
  name: 'Name',
  role: 'Role',
  noRole: 'No role',
  phone: 'Phone',
  you: 'you',
  reset: 'Reset Registration',
  resetHeading: (name: string) => `Reset the registration of ${name}?`,
  resetText: 'Their phone, email and authenticator app no longer prove who they are, and they are signed out everywhere. Their password stays. They have 2 days to complete their registration again, from the login page.',
  resetYes: 'Reset Registration',
  resetNo: 'Keep as it is',
  resetDone: (name: string) => `${name} has to register again within 2 days.`,
  mayNot: 'Only an administrator of the facility can reset a registration.',
  contractsHeading: 'Contracts',
  contractsText: 'The time that each contract allows, and where that is written. Lists and reports count by it.',
  noContracts: 'No contracts are known yet.',
  what: 'What',
  time: 'Time',
  source: 'Written in',
  since: (date: string) => `since ${date}`,
  clocks,
  units,
};
