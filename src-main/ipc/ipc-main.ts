import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Answer } from '../../src-shared/ipc/bridge.ts';
import { topicChannel, verbChannel } from '../../src-shared/ipc/channels.ts';
import { contract, nothing, type Contract, type RequestOf, type ResponseOf, type SnapshotOf } from '../../src-shared/ipc/contract.ts';
import { groupsWithoutSession, verbs, type Topic } from '../../src-shared/ipc/verbs.ts';
import type { ZodType } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { SessionOverError } from '../db/session-database.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import { eventOf } from './audited.ts';

/** The program is in no state for the verb. */
export const wrongState = Symbol('wrong state');

/** What a handler gives: the verb's response, or that the program is in no state for it. */
export type Handled<Value> = [Value] extends [undefined] ? unknown : Value | typeof wrongState;

/** One handler for each verb of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [Group in keyof Contract]: {
    readonly [Verb in keyof Contract[Group]]: (request: RequestOf<Group, Verb>) => Handled<ResponseOf<Group, Verb>> | Promise<Handled<ResponseOf<Group, Verb>>>;
  };
};

type AnyHandler = (request: unknown) => unknown;

/** What answering the renderer takes. */
export type AnswerPorts = {
  /** The page's, while there is one. */
  readonly window: () => WebContents | undefined;
  /** Whether an origin is our page's. */
  readonly isOurs: (origin: string) => boolean;
  /** The open session: the same object for as long as it is open. */
  readonly session: () => object | undefined;
  readonly audit: Pick<AuditTrail, 'who' | 'record'>;
  readonly log: Logger;
};

/**
 * Answers the renderer's verbs. A call counts only when it comes from the main frame of our window showing our page, and
 * fits the contract; whatever goes wrong in a handler reaches the page as `failed` and nothing more. What belongs to an
 * open session is answered while that very session is open: an answer that comes after its end is dropped.
 * What an open session's person did by it goes into the audit trail.
 */
export function answerVerbs(handlers: Handlers, { window, isOurs, session, audit, log }: AnswerPorts): void {
  for (const [group, names] of Object.entries(verbs)) {
    for (const name of names) {
      const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[name];
      const schema = (contract as unknown as Record<string, Record<string, { request: ZodType; response: ZodType }>>)[group]?.[name];
      if (!handler || !schema) throw new Error(`No handler for ${group}.${name}`);
      ipcMain.handle(verbChannel(group, name), async (event, request: unknown): Promise<Answer<unknown>> => {
        if (!isOurPage(event, window(), isOurs)) throw new Error('Refused');
        const parsed = schema.request.safeParse(request);
        if (!parsed.success) return { ok: false, refused: 'bad-request' };
        const [of, who] = [session(), audit.who()];
        const always = groupsWithoutSession.some((each) => each === group);
        if (!always && !of) return { ok: false, refused: 'wrong-state' };
        try {
          const value = await handler(parsed.data);
          const event = value === wrongState ? undefined : eventOf(group, name, parsed.data, value);
          if (event && who !== undefined) void audit.record(event, who);
          if (value === wrongState || (!always && session() !== of)) return { ok: false, refused: 'wrong-state' };
          return { ok: true, value: schema.response === nothing ? undefined : value };
        } catch (error) {
          if (error instanceof SessionOverError) return { ok: false, refused: 'wrong-state' };
          log.error('verb.failed', { code: `${group}.${name}`, where: whereThrown(error) });
          return { ok: false, refused: 'failed' };
        }
      });
    }
  }
}

/** Pushes a snapshot to the window, if there is one. */
export function pushTopic<Name extends Topic>(window: WebContents | undefined, topic: Name, snapshot: SnapshotOf<Name>): void {
  if (window && !window.isDestroyed()) window.send(topicChannel(topic), snapshot);
}

/** `senderFrame` is null once its frame navigated or went away: refused like any other stranger. */
function isOurPage(event: IpcMainInvokeEvent, window: WebContents | undefined, isOurs: (origin: string) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && window !== undefined && event.sender === window && frame === window.mainFrame && isOurs(frame.origin);
}
