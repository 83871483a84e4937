/**
 * The audit trail: `entry` is its canonical JSON, byte for byte what `hash` is the hash of. Nothing in it is ever changed
 * or deleted, and each row follows the one before. `sent`: up to which row the server has it.
 */
export const audit = `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL GENERATED ALWAYS AS (entry ->> 'at') VIRTUAL,
  action TEXT NOT NULL GENERATED ALWAYS AS (entry ->> 'action') VIRTUAL,
  outcome TEXT NOT NULL GENERATED ALWAYS AS (entry ->> 'outcome') VIRTUAL,
  who TEXT GENERATED ALWAYS AS (entry ->> 'who') VIRTUAL,
  what TEXT GENERATED ALWAYS AS (entry ->> 'what') VIRTUAL
);
CREATE INDEX audit_by_at ON audit (at);
CREATE INDEX audit_by_who ON audit (who);

CREATE TRIGGER audit_follows BEFORE INSERT ON audit WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM audit)
BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'append-only'); END;

CREATE TABLE sent (seq INTEGER NOT NULL);
INSERT INTO sent (seq) VALUES (0);
`;
