/** What the payer answered, and what finds a submitted request. Requests are read anew, for what is kept of them now. */
export const cases = `
ALTER TABLE request ADD COLUMN patient TEXT NOT NULL DEFAULT '';
ALTER TABLE request ADD COLUMN services TEXT NOT NULL DEFAULT '';
ALTER TABLE request ADD COLUMN case_search TEXT NOT NULL DEFAULT '';
CREATE INDEX request_by_patient ON request (patient);

CREATE TABLE answer (
  claim TEXT PRIMARY KEY,
  response TEXT NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  case_id TEXT NOT NULL,
  authorization TEXT NOT NULL,
  answered TEXT NOT NULL,
  search TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE case_record (claim TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;

DELETE FROM setting WHERE name = 'home.watermark';
`;
