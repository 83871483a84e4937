import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** The verbs of Setup. */
export function setupHandlers(sessions: SessionService): Handlers['setup'] {
  return {
    kept: () => sessions.setup()?.kept() ?? wrongState,
    refresh: () => sessions.setup()?.refresh() ?? wrongState,
    resetRegistration: async ({ personId }) => {
      const reset = await sessions.setup()?.resetRegistration(personId);
      if (!reset) return wrongState;
      return reset.ok ? { ok: true, value: null } : { ok: false, problem: reset.failure };
    },
  };
}
