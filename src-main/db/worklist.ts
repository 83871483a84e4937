import type { RowSummary } from '../fhir/request-summary.ts';

/** A draft of this PC among the server's. `serverId` is hidden for it; a draft that is not `listed` only hides. */
export type LocalRequest = RowSummary & { readonly serverId: string | null; readonly listed: boolean };

const columns = 'id, contract_id, contract, case_type, consumer_id, consumer_name, birth_date, last_modified, search';

/** The unsubmitted requests as they are shown: the server's, and in memory the drafts of this PC in their place. */
export const worklist = `
CREATE TEMP TABLE IF NOT EXISTS local_request (
  id TEXT PRIMARY KEY,
  server_id TEXT,
  listed INTEGER NOT NULL,
  contract_id TEXT NOT NULL,
  contract TEXT NOT NULL COLLATE NOCASE,
  case_type TEXT NOT NULL COLLATE NOCASE,
  consumer_id TEXT NOT NULL COLLATE NOCASE,
  consumer_name TEXT NOT NULL COLLATE NOCASE,
  birth_date TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  search TEXT NOT NULL
) WITHOUT ROWID;
CREATE TEMP VIEW IF NOT EXISTS worklist AS
  SELECT ${columns} FROM main.request WHERE status = 'draft' AND id NOT IN (SELECT server_id FROM local_request WHERE server_id IS NOT NULL)
  UNION ALL
  SELECT ${columns} FROM local_request WHERE listed;
`;
