import type { MessagePage, MessageRow } from '../../src-shared/models/message.ts';
import { readMessagePage } from '../fhir/message-page.ts';
import type { Attachment } from '../fhir/message.ts';
import type { Addressed } from '../fhir/reply.ts';
import type { KeptMessage, KeptQuery, MessageCounts, MessageListing, MessageMark, MessageStore } from './message-store.ts';

/** The database thread's calls about messages. */
export type MessageCalls = {
  /** Reads a page as the server sent it and saves it whole; undefined when it is no page of messages. */
  readonly saveMessages: (text: string, own: boolean, contracts: Record<string, string>, pass: number) => { readonly next: string | undefined } | undefined;
  readonly keepOnlyMessages: (own: boolean, pass: number) => void;
  readonly messageListing: (own: boolean) => MessageListing;
  readonly messageCounts: () => MessageCounts;
  /** The ids of those that nobody has read. */
  readonly newMessages: () => string[];
  readonly listMessages: (query: KeptQuery) => MessagePage;
  readonly readMessage: (id: string) => KeptMessage | undefined;
  /** The lines of these messages, as far as they are kept. */
  readonly messageRows: (ids: readonly string[]) => MessageRow[];
  readonly messageAddressed: (id: string) => Addressed | undefined;
  /** Takes a message that the facility just sent, as the server answered; without one, the next listing brings it. */
  readonly saveSentMessage: (json: string) => void;
  readonly messageAttachment: (id: string, index: number) => Attachment | undefined;
  readonly markMessage: (id: string, received: string | null) => boolean;
  readonly nextMessageMark: () => MessageMark | undefined;
  readonly saveSeenMessage: (id: string, json: string, told: MessageMark | undefined) => void;
  readonly refuseMessageMark: (id: string) => void;
  readonly removeMessage: (id: string) => void;
};

/** The calls about messages, on the open database's store. */
export function messageCalls(store: () => MessageStore): MessageCalls {
  return {
    saveMessages: (text, own, contracts, pass) => {
      const page = readMessagePage(text, own, (reference) => contracts[reference]);
      if (!page) return undefined;
      store().save(page.messages, page.resources, pass);
      return { next: page.next };
    },
    keepOnlyMessages: (own, pass) => store().keepOnly(own, pass),
    messageListing: (own) => store().listing(own),
    messageCounts: () => store().counts(),
    newMessages: () => store().newIds(),
    listMessages: (query) => store().list(query),
    readMessage: (id) => store().read(id),
    messageRows: (ids) => store().rows(ids),
    messageAddressed: (id) => store().addressed(id),
    saveSentMessage: (json) => store().saveSent(json),
    messageAttachment: (id, index) => store().attachment(id, index),
    markMessage: (id, received) => store().mark(id, received),
    nextMessageMark: () => store().nextMark(),
    saveSeenMessage: (id, json, told) => store().saveSeen(id, json, told),
    refuseMessageMark: (id) => store().refuseMark(id),
    removeMessage: (id) => store().remove(id),
  };
}
