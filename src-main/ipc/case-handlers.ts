import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';
import type { SaveFile } from './message-handlers.ts';

/** The verbs of CASES. */
export function caseHandlers(sessions: SessionService, saveFile: SaveFile): Handlers['cases'] {
  return {
    list: (query) => sessions.cases()?.list(query) ?? wrongState,
    read: ({ id }) => sessions.cases()?.read(id) ?? wrongState,
    look: ({ id }) => sessions.cases()?.look(id) ?? wrongState,
    checkStatus: ({ id }) => sessions.cases()?.checkStatus(id) ?? wrongState,
    saveLetter: async ({ id, name }) => {
      const letter = await sessions.cases()?.letter(id);
      if (!letter) return wrongState;
      return letter.ok ? saveFile(`${name}${letter.value.extension}`, letter.value.bytes) : letter.failure;
    },
  };
}

/** The verbs of CONSUMERS. */
export function consumerHandlers(sessions: SessionService): Handlers['consumers'] {
  return {
    find: (query) => sessions.consumers()?.find(query) ?? wrongState,
    read: ({ reference }) => sessions.consumers()?.read(reference) ?? wrongState,
  };
}
