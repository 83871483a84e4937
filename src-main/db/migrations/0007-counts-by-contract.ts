/** How many requests there are is asked at every change. */
export const countsByContract = `
CREATE INDEX request_by_contract_id ON request (status, contract_id);
`;
