import type { AuditEvent } from '../../src-shared/models/audit.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';
import type { SaveFile } from './message-handlers.ts';

/** The verbs of the audit trail: for an administrator of the facility, as the server has the roles. That others asked is recorded. */
export function auditHandlers(sessions: SessionService, trail: AuditTrail, saveFile: SaveFile): Handlers['audit'] {
  const forAdministrators = async <Value>(asked: AuditEvent, answer: () => Promise<Value>) => {
    const who = trail.who();
    const setup = await sessions.setup()?.kept();
    if (setup?.mayAudit === true) return answer();
    if (setup) void trail.record({ ...asked, outcome: 'refused' }, who);
    return wrongState;
  };
  return {
    state: () => forAdministrators({ action: 'viewed', detail: 'audit-trail' }, () => trail.state()),
    list: (query) => forAdministrators({ action: 'viewed', detail: 'audit-trail' }, () => trail.list(query)),
    verify: () => forAdministrators({ action: 'viewed', detail: 'audit-chain' }, () => trail.verify()),
    save: ({ as, name, filter }) => forAdministrators({ action: 'saved', detail: `audit-${as}` }, async () => saveFile(`${name}.${as}`, Buffer.from(await trail.export(as, filter)))),
  };
}
