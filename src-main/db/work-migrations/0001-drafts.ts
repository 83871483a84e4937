/** Drafts as they are kept here, who changed what in them, and their files. `base` is what the server last had, `sent` what was sent since without an answer. */
export const drafts = `
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL UNIQUE,
  server_id TEXT,
  etag TEXT,
  base TEXT,
  base_fields TEXT,
  fields TEXT NOT NULL,
  sent TEXT NOT NULL DEFAULT '[]',
  revision INTEGER NOT NULL,
  synced_revision INTEGER,
  saved_at INTEGER NOT NULL,
  synced_at INTEGER,
  conflicts TEXT NOT NULL DEFAULT '[]',
  problem TEXT,
  elsewhere TEXT CHECK (elsewhere IN ('gone', 'sent-elsewhere')),
  submission TEXT CHECK (submission IN ('queued', 'sending', 'outcome-unknown', 'refused', 'answered')),
  deleted_at INTEGER
);

CREATE INDEX draft_by_server_id ON draft (server_id);

CREATE TABLE draft_change (
  seq INTEGER PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  place INTEGER,
  at INTEGER NOT NULL,
  by TEXT,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX draft_change_of_draft ON draft_change (draft_id, seq);

CREATE TABLE draft_content (
  draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (draft_id, sha256)
);
`;
