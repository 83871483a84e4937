/** How many requests there are is asked at every change; how urgent each is, for every row of CASES. */
export const clocks = `
CREATE INDEX request_by_contract_id ON request (status, contract_id);
ALTER TABLE request ADD COLUMN priority TEXT;
UPDATE request SET priority = (SELECT json ->> '$.priority.coding[0].code' FROM resource WHERE reference = 'Claim/' || request.id);
`;
