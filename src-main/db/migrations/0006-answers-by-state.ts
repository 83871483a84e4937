/** What needs a person is looked up at every change. */
export const answersByState = `
CREATE INDEX answer_by_state ON answer (state);
`;
