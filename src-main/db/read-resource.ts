import type { Database } from 'better-sqlite3';

/** The kept resource of that reference, not parsed by any schema yet; undefined when it is not here. */
export function readResource(database: Database, reference: string): unknown {
  const json = database.prepare('SELECT json FROM resource WHERE reference = ?').pluck().get(reference) as string | undefined;
  return json === undefined ? undefined : JSON.parse(json);
}
