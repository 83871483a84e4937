import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** What the verbs of `downtime` do. */
export function downtimeHandlers(sessions: SessionService): Handlers['downtime'] {
  return {
    current: () => sessions.downtime()?.current(),
    outages: () => sessions.downtime()?.list() ?? wrongState,
    sheets: () => sessions.downtime()?.sheets() ?? wrongState,
  };
}
