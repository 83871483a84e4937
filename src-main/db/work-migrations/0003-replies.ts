/** Answers to messages that the server does not have yet, with their files. `resource` is what is sent, without the files. */
export const replies = `
CREATE TABLE reply (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL,
  topic TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'refused')),
  text TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  resource TEXT,
  refusal TEXT
);
CREATE UNIQUE INDEX reply_being_written ON reply (message_id) WHERE state = 'draft';

CREATE TABLE reply_file (
  reply_id TEXT NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  content_type TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (reply_id, id)
);
`;
