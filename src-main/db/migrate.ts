import type { Database } from 'better-sqlite3';
import { audit } from './audit-migrations/0001-audit.ts';
import { refused } from './audit-migrations/0002-refused.ts';
import { requestsAndSettings } from './migrations/0001-requests-and-settings.ts';
import { messages } from './migrations/0003-messages.ts';
import { cases } from './migrations/0004-cases.ts';
import { decisions } from './migrations/0005-decisions.ts';
import { answersByState } from './migrations/0006-answers-by-state.ts';
import { clocks } from './migrations/0007-clocks.ts';
import { drafts } from './work-migrations/0001-drafts.ts';
import { submissions } from './work-migrations/0002-submissions.ts';
import { replies } from './work-migrations/0003-replies.ts';
import { outages } from './work-migrations/0004-outages.ts';
import { manySent } from './work-migrations/0005-many-sent.ts';

/** Every step of each file, from empty to this version's schema, in order; the count is kept in user_version. */
const migrations = {
  /** A copy of the server's: begun anew when it is damaged. */
  cache: [requestsAndSettings, messages, cases, decisions, answersByState, clocks],
  /** What exists nowhere else: never begun anew silently. */
  work: [drafts, submissions, replies, outages, manySent],
  /** The audit trail of this PC, of all its people. */
  audit: [audit, refused],
} as const satisfies Record<string, readonly string[]>;

/** Which file: a person's copy of the server's data, their own work, or the PC's audit trail. */
export type Schema = keyof typeof migrations;

/** Brings the schema up to date, each step whole or not at all. `newer` when a later program wrote the file: it is left alone. */
export function migrate(database: Database, schema: Schema): 'current' | 'newer' {
  const steps = migrations[schema];
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > steps.length) return 'newer';
  for (const [index, sql] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version=${index + 1}`);
    })();
  }
  return 'current';
}
