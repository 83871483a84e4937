/** The facility's messages as the server has them, and the marks that it was not told of yet. */
export const messages = `
CREATE TABLE message (
  id TEXT PRIMARY KEY,
  own INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  last_updated TEXT NOT NULL,
  sent TEXT NOT NULL,
  party TEXT NOT NULL,
  topic TEXT NOT NULL,
  consumer TEXT NOT NULL,
  preview TEXT NOT NULL,
  attachments INTEGER NOT NULL,
  answers TEXT,
  search TEXT NOT NULL,
  json TEXT NOT NULL,
  pass INTEGER NOT NULL
);
CREATE INDEX message_by_sent ON message (own, sent, id);
CREATE INDEX message_by_unread ON message (own, unread, sent, id);
CREATE INDEX message_by_answers ON message (answers);

CREATE TABLE message_mark (
  message_id TEXT PRIMARY KEY,
  received TEXT,
  refused INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
`;
