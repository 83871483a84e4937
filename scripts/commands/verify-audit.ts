import { verifyAuditFile } from '../audit/verify-audit-file.ts';

/** Checks an audit trail that was saved as JSON. */
export function run([file]: readonly string[]): Promise<number> {
  return verifyAuditFile(file);
}
