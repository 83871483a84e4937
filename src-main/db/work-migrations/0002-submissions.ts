/**
 * The requests that are sent, in order. `payload` is what goes over the wire, byte for byte, and `key` its idempotency
 * key: both are here before the first byte leaves, and stay until the outcome is known.
 */
export const submissions = `
CREATE TABLE submission (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  identifier TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'outcome-unknown', 'refused', 'answered')),
  key TEXT,
  payload TEXT,
  hash TEXT,
  inquiry TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  queued_at INTEGER NOT NULL,
  sent_at INTEGER,
  answered_at INTEGER,
  answer TEXT,
  issues TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX submission_of_draft ON submission (draft_id, seq);
CREATE INDEX submission_open ON submission (state, seq);
`;
