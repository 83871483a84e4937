import type { Tab } from '../components/tab-page.ts';
import { brand } from './brand.ts';

type Keys = { readonly where: string; readonly keys: readonly (readonly [key: string, does: string])[] };

const screens: readonly (readonly [Exclude<Tab, 'help'>, string])[] = [
  ['home', 'How many requests wait and how many were sent, and every request that is saved but not submitted. This screen also works offline.'],
  ['cases', 'Every request with its state, across all contracts: what was decided, its letters and its notes.'],
  ['createCase', 'A new request for authorization: who asks for whom, what, when and why. It is saved at every keystroke.'],
  ['consumers', 'The people that requests are made for: find one by ID, or by last name and date of birth.'],
  ['setup', 'The people of your facility and their roles, and the contracts with the time that each one allows for an answer.'],
  ['messageCenter', 'Messages from the reviewers about your cases, and your answers.'],
  ['reports', 'What is late, what was sent, and how long answers took; and when nothing could be sent.'],
];

const keys: readonly Keys[] = [
  {
    where: 'Everywhere',
    keys: [
      ['Alt 1 … Alt 8', 'Show a tab, counted from the left'],
      ['Ctrl L', 'Lock: your work stays closed until you unlock it'],
      ['F8', 'Hide or show names, birth dates and IDs'],
      ['F5', 'Ask the server for what is new'],
      ['Esc', 'Close what is open, or go back'],
      ['Tab', 'Go to the next field or button'],
    ],
  },
  {
    where: 'Lists',
    keys: [
      ['↑ ↓', 'Move by a row'],
      ['Page Up, Page Down', 'Move by a screen'],
      ['Home, End', 'Go to the first or last row'],
      ['Enter', 'Open the row'],
      ['/', 'Go to the filter'],
    ],
  },
  {
    where: 'CREATE CASE',
    keys: [
      ['Alt ↓, Alt ↑', 'Next or previous step'],
      ['Ctrl Enter', 'Go to the review; there, submit the request'],
      ['Ctrl Z, Ctrl Shift Z', 'Undo, redo'],
      ['↓', 'In a field for a code or provider: show what there is'],
      ['Enter', 'In a field for an ID or code: take what was typed or scanned'],
    ],
  },
  { where: 'MESSAGE CENTER', keys: [['Ctrl Enter', 'Send the answer that you are writing']] },
];

/** English words of Help. */
export const enHelp = {
  heading: 'Help',
  lead: 'All of this is in the program and can be read without a network.',
  screensHeading: 'What each screen is for',
  screens,
  keysHeading: 'Keys',
  keysText: 'Everything can be done without a mouse.',
  keys,
  offlineHeading: 'When the network is gone',
  offline: [
    'What was loaded can be read, and it says as of when.',
    'The line at the bottom of the window says what is wrong and when the server last answered. The program keeps trying by itself.',
    'A lost network never signs you out.',
    'After a minute, HOME and CREATE CASE offer to print what waits, for asking by phone or fax.',
  ],
  supportText: `The people at ${brand.payer} who help with this program. Have the version at hand.`,
  noSupport: 'No support number is set up on this PC. Ask your administrator.',
};
