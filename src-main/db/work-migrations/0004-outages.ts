/** When the server could not be reached, and what finds the requests that were written meanwhile. */
export const outages = `
CREATE TABLE outage (began INTEGER PRIMARY KEY, ended INTEGER);
CREATE UNIQUE INDEX outage_lasting ON outage (ended IS NULL) WHERE ended IS NULL;
CREATE INDEX draft_change_by_time ON draft_change (at) WHERE by IS NOT NULL;
CREATE INDEX submission_by_time ON submission (queued_at);
`;
