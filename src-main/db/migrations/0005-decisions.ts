/** One word for what is certified in part, in the cases as on the receipts. */
export const decisions = `
  UPDATE answer SET state = 'partial' WHERE state = 'partly';
  UPDATE case_record SET json = replace(json, '"state":"partly"', '"state":"partial"');
`;
