import type { PickedFile } from '../drafts/draft-service.ts';
import type { SessionService } from '../session/session-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** The verbs of the requests that are not sent yet. */
export function draftHandlers(sessions: SessionService, pickFiles: () => Promise<readonly PickedFile[]>): Handlers['drafts'] {
  return {
    current: () => sessions.drafts()?.current(),
    create: (from) => sessions.drafts()?.create(from) ?? wrongState,
    open: ({ id }) => sessions.drafts()?.read(id) ?? wrongState,
    edit: ({ id, path, value }) => sessions.drafts()?.edit(id, path, value) ?? wrongState,
    undo: ({ id }) => sessions.drafts()?.undo(id) ?? wrongState,
    redo: ({ id }) => sessions.drafts()?.redo(id) ?? wrongState,
    history: ({ id }) => sessions.drafts()?.history(id) ?? wrongState,
    attach: ({ id, title, content }) => sessions.drafts()?.attach(id, title, content) ?? wrongState,
    pickAttachments: async ({ id }) => {
      const drafts = sessions.drafts();
      return drafts ? drafts.attachAll(id, await pickFiles()) : wrongState;
    },
    resolve: ({ id, path, take }) => sessions.drafts()?.resolve(id, path, take) ?? wrongState,
    delete: ({ id }) => sessions.drafts()?.delete(id) ?? wrongState,
    restore: ({ id }) => sessions.drafts()?.restore(id) ?? wrongState,
  };
}
