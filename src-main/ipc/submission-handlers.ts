import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** What the verbs of `submission` do. */
export function submissionHandlers(sessions: SessionService): Handlers['submission'] {
  return {
    current: () => sessions.submission()?.current(),
    check: ({ id }) => sessions.submission()?.check(id) ?? wrongState,
    coverage: ({ patient, contractId }) => sessions.submission()?.coverage(patient, contractId) ?? wrongState,
    send: ({ id }) => sessions.submission()?.send(id) ?? wrongState,
    sendAllReady: () => sessions.submission()?.sendAllReady() ?? wrongState,
    cancel: ({ id }) => sessions.submission()?.cancel(id) ?? wrongState,
    receipt: ({ id }) => sessions.submission()?.receipt(id) ?? wrongState,
    checkStatus: ({ id }) => sessions.submission()?.checkStatus(id) ?? wrongState,
  };
}
