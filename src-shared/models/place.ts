import * as z from 'zod';
import { caseColumnSchema, caseStateSchema } from './case.ts';
import { sortColumnSchema } from './home.ts';
import { newConsumerSchema } from './lookup.ts';
import { messageBoxSchema } from './message.ts';

/** The tabs that a notice of the system leads to. */
export const noticeTabSchema = z.enum(['cases', 'messageCenter', 'createCase']);
export type NoticeTab = z.infer<typeof noticeTabSchema>;

const id = z.string().max(200);
const text = z.string().max(400);
const sortBy = <Column extends z.ZodType>(column: Column) => z.object({ column, descending: z.boolean() });

/**
 * Where a person is in the home, and what they have typed that is saved nowhere else: kept over a lock, so that they find
 * it again. What is missing is as at the start.
 */
export const placeSchema = z
  .object({
    tab: z.string().max(40),
    worklist: z.object({ filter: text, sort: sortBy(sortColumnSchema), openId: id.optional() }),
    cases: z.object({ filter: text, state: caseStateSchema.optional(), from: text, to: text, sort: sortBy(caseColumnSchema), openId: id.optional() }),
    messages: z.object({ box: messageBoxSchema, filter: text, openId: id.optional() }),
    consumers: z.object({ consumerId: text, lastName: text, birthDate: text, openReference: id.optional() }),
    /** The open request, and the step of its form. */
    draft: z.object({ id: id.optional(), step: z.string().max(40) }),
    /** What is typed in a lookup field, by the field's name, and not chosen yet. */
    lookup: z.object({ draftId: id, name: z.string().max(100), text: z.string().max(200) }),
    /** Whom a request is to be for, while they are looked up or written down. */
    consumerOf: z.object({ draftId: id, consumerId: text, lastName: text, birthDate: text, adding: z.boolean() }),
    newConsumer: newConsumerSchema.pick({ gender: true }).extend({ draftId: id, consumerId: text, lastName: text, firstName: text, birthDate: text }),
  })
  .partial();
export type Place = z.infer<typeof placeSchema>;
