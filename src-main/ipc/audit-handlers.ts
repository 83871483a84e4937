import type { AuditTrail } from '../audit/audit-trail.ts';
import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';
import type { SaveFile } from './message-handlers.ts';

/** The verbs of the audit trail: for an administrator of the facility, as the server has the roles. */
export function auditHandlers(sessions: SessionService, trail: AuditTrail, saveFile: SaveFile): Handlers['audit'] {
  const forAdministrators = async <Value>(answer: () => Promise<Value>) => ((await sessions.setup()?.kept())?.mayAudit === true ? answer() : wrongState);
  return {
    state: () => forAdministrators(() => trail.state()),
    list: (query) => forAdministrators(() => trail.list(query)),
    verify: () => forAdministrators(() => trail.verify()),
    save: ({ as, name, filter }) => forAdministrators(async () => saveFile(`${name}.${as}`, Buffer.from(await trail.export(as, filter)))),
  };
}
