import type { SavedAttachment } from '../../src-shared/models/message.ts';
import type { MessageService } from '../messages/message-service.ts';
import type { PickedFile } from '../drafts/draft-service.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

/** Saves bytes as a file that the person names; `name` is proposed. */
export type SaveFile = (name: string, bytes: Uint8Array) => Promise<Extract<SavedAttachment, 'saved' | 'cancelled' | 'not-written'> | typeof wrongState>;

/** What the verbs of the Message Center do. `service` is the open session's. */
export function messageHandlers(service: () => MessageService | undefined, saveFile: SaveFile, pickFiles: () => Promise<readonly PickedFile[]>): Handlers['messages'] {
  return {
    current: () => service()?.current(),
    list: (query) => service()?.list(query) ?? wrongState,
    read: ({ id }) => service()?.read(id) ?? wrongState,
    mark: ({ id, read }) => service()?.mark(id, read),
    saveReply: ({ id, text }) => service()?.replies.save(id, text) ?? wrongState,
    attachToReply: async ({ id }) => {
      const files = service() && (await pickFiles());
      return files ? (service()?.replies.attach(id, files) ?? wrongState) : wrongState;
    },
    detachFromReply: ({ id, fileId }) => service()?.replies.detach(id, fileId),
    sendReply: ({ id }) => service()?.replies.send(id) ?? wrongState,
    rewriteReply: ({ replyId }) => service()?.replies.rewrite(replyId) ?? wrongState,
    discardReply: ({ replyId }) => service()?.replies.discard(replyId),
    saveAttachment: async ({ id, index, name }) => {
      const content = await service()?.attachment(id, index);
      if (!content) return wrongState;
      return content.ok ? saveFile(`${name}${content.value.extension}`, content.value.bytes) : content.failure;
    },
  };
}
