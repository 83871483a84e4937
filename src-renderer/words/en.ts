import type { Language } from '../../src-shared/models/about.ts';
import { brand } from './brand.ts';
import { enAudit } from './en-audit.ts';
import { enAccount } from './en-account.ts';
import { enCases } from './en-cases.ts';
import { enConsumers } from './en-consumers.ts';
import { enCreateCase } from './en-create-case.ts';
import { enDoors } from './en-doors.ts';
import { enDowntime } from './en-downtime.ts';
import { enHelp } from './en-help.ts';
import { enHome } from './en-home.ts';
import { enLock } from './en-lock.ts';
import { enMessages } from './en-messages.ts';
import { enNotices } from './en-notices.ts';
import { enOffline } from './en-offline.ts';
import { enProblems } from './en-problems.ts';
import { enReports } from './en-reports.ts';
import { enSettings } from './en-settings.ts';
import { enSetup } from './en-setup.ts';
import { enSignIn } from './en-sign-in.ts';
import { enSubmission } from './en-submission.ts';
import { enTrouble } from './en-trouble.ts';
import { enWatch } from './en-watch.ts';

/** Every word that the program shows, in English. */
export const en = {
  language: 'en' as Language,
  languageLabel: 'Language',
  brand,
  portalName: `${brand.portal} Provider Portal`,
  programOnThisPc: `${brand.program} on this PC`,
  practice: {
    label: 'Practice server',
    text: 'Nothing here is real. Codes and calls arrive in the practice outbox.',
    open: 'Open the outbox',
  },
  support: 'Support',
  tryAgainIn: (time: string) => `You can try again in ${time}.`,
  tryAgainNow: 'You can try again now.',
  reference: 'Reference for support',
  copy: 'Copy',
  copied: 'Copied',
  programFault: {
    what: 'Something in this program went wrong.',
    next: 'Try again. If it goes on, close the program and start it again; what was saved stays.',
    dismiss: 'Dismiss',
  },
  problems: enProblems,
  signIn: enSignIn,
  doors: enDoors,
  home: enHome,
  help: enHelp,
  submission: enSubmission,
  createCase: enCreateCase,
  cases: enCases,
  consumers: enConsumers,
  account: enAccount,
  audit: enAudit,
  downtime: enDowntime,
  reports: enReports,
  settings: enSettings,
  setup: enSetup,
  trouble: enTrouble,
  lock: enLock,
  messages: enMessages,
  notices: enNotices,
  offline: enOffline,
  watch: enWatch,
};

/** What another language has to say. */
export type Words = typeof en;
