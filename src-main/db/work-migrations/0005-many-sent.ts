/** A PC that has sent thousands of requests reads none of them to list and show the others. */
export const manySent = `
CREATE INDEX draft_by_submission ON draft (submission, deleted_at, saved_at, elsewhere, server_id, id);
`;
