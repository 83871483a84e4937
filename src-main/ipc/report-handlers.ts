import { toCsv } from '../reports/csv.ts';
import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';
import type { SaveFile } from './message-handlers.ts';

/** The verbs of REPORTS. */
export function reportHandlers(sessions: SessionService, saveFile: SaveFile): Handlers['reports'] {
  return {
    read: () => sessions.reports()?.read() ?? wrongState,
    save: ({ name, table }) => (sessions.view() ? saveFile(`${name}.csv`, Buffer.from(toCsv(table))) : wrongState),
  };
}
