/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as UTF-8 text. What a spreadsheet would run as a formula gets an
 * apostrophe before it (OWASP, CSV Injection).
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\u{FEFF}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
