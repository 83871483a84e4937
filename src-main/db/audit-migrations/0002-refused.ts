/** Entries that the server refused: they are here only. `sent` is then up to which row the server has answered. */
export const refused = `
CREATE TABLE refused (seq INTEGER PRIMARY KEY);
`;
