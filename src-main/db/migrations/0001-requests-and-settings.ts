/** The worklist's rows, the FHIR resources behind them, and small named values. */
export const requestsAndSettings = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE request (
  id TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  version TEXT NOT NULL,
  contract_id TEXT NOT NULL,
  contract TEXT NOT NULL COLLATE NOCASE,
  case_type TEXT NOT NULL COLLATE NOCASE,
  consumer_id TEXT NOT NULL COLLATE NOCASE,
  consumer_name TEXT NOT NULL COLLATE NOCASE,
  birth_date TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  search TEXT NOT NULL,
  pass INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX request_by_contract ON request (status, contract, id);
CREATE INDEX request_by_case_type ON request (status, case_type, id);
CREATE INDEX request_by_consumer_id ON request (status, consumer_id, id);
CREATE INDEX request_by_consumer_name ON request (status, consumer_name, id);
CREATE INDEX request_by_birth_date ON request (status, birth_date, id);
CREATE INDEX request_by_last_modified ON request (status, last_modified, id);

CREATE TABLE resource (reference TEXT PRIMARY KEY, json TEXT NOT NULL);
`;
