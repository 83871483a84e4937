import * as z from 'zod';

/** Which messages: received by the facility, those of them that are new, sent by it, or those with an answer that is not sent. */
export const messageBoxSchema = z.enum(['received', 'new', 'sent', 'unsent']);
export type MessageBox = z.infer<typeof messageBoxSchema>;

/** The newest messages of a box that hold every word of the filter. */
export const messageQuerySchema = z.object({
  box: messageBoxSchema,
  filter: z.string().max(200),
  limit: z.number().int().min(1).max(10_000),
  /** A message that stays in the list while it is open, although it is no longer new. */
  keep: z.string().max(200).optional(),
});
export type MessageQuery = z.infer<typeof messageQuerySchema>;

/** An answer that the server does not have: being written, waiting to be sent, or not taken. */
export const replyStateSchema = z.enum(['draft', 'waiting', 'refused']);
export type ReplyState = z.infer<typeof replyStateSchema>;

/** One line of the Message Center. `party` is who sent it, or for the facility's own who it went to; `sent` is a FHIR instant. */
export const messageRowSchema = z.object({
  id: z.string(),
  unread: z.boolean(),
  party: z.string(),
  topic: z.string(),
  consumer: z.string(),
  preview: z.string(),
  sent: z.string(),
  attachments: z.number().int().nonnegative(),
  /** How far the facility's answer is, if the server does not have it. */
  reply: replyStateSchema.optional(),
});
export type MessageRow = z.infer<typeof messageRowSchema>;

/** The asked-for lines, newest first, with how many match in all. */
export const messagePageSchema = z.object({ total: z.number().int(), rows: z.array(messageRowSchema) });
export type MessagePage = z.infer<typeof messagePageSchema>;

const attachmentSchema = z.object({ title: z.string(), contentType: z.string().optional(), bytes: z.number().optional() });
const replyFileSchema = z.object({ id: z.string(), title: z.string(), contentType: z.string(), bytes: z.number() });

/** An answer of the facility that the server does not have. `saved` is epoch milliseconds, `reason` the server's own words. */
export const replySchema = z.object({
  id: z.string(),
  state: replyStateSchema,
  text: z.string(),
  saved: z.number(),
  files: z.array(replyFileSchema),
  reason: z.string().optional(),
});
export type Reply = z.infer<typeof replySchema>;

/** A whole message, read from a FHIR Communication and what it refers to. */
export const messageDetailSchema = z.object({
  id: z.string(),
  /** Sent by the facility. */
  own: z.boolean(),
  unread: z.boolean(),
  /** The server did not take that it was marked as read or unread. */
  markRefused: z.boolean(),
  from: z.string(),
  to: z.string(),
  topic: z.string(),
  sent: z.string(),
  texts: z.array(z.string()),
  consumer: z.object({ name: z.string(), birthDate: z.string(), consumerId: z.string() }).optional(),
  /** The request that it is about: its id here, and the number that people know it by. */
  case: z.object({ id: z.string(), number: z.string() }).optional(),
  attachments: z.array(attachmentSchema),
  /** Id of the message that this one answers. */
  answers: z.string().optional(),
  /** What the facility has answered, oldest first. */
  replies: z.array(z.object({ id: z.string(), sent: z.string(), texts: z.array(z.string()) })),
  /** Answers that the server does not have, oldest first. */
  unsent: z.array(replySchema),
  /** It is no longer at the server; what was being answered is still here. */
  gone: z.boolean(),
});
export type MessageDetail = z.infer<typeof messageDetailSchema>;

/** The Message Center as a whole; the lines come by `messages.list`. */
export const messagesSchema = z.object({
  /** Grows whenever something of the messages changed. */
  revision: z.number().int(),
  received: z.number().int().nonnegative(),
  new: z.number().int().nonnegative(),
  sent: z.number().int().nonnegative(),
  /** Messages with an answer that the server does not have. */
  unsent: z.number().int().nonnegative(),
  /** Answers that the server did not take. */
  refused: z.number().int().nonnegative(),
  /** Changes that the server has not been told of yet. */
  waiting: z.number().int().nonnegative(),
});
export type Messages = z.infer<typeof messagesSchema>;

/** What became of an attachment that a person wanted to save. */
export const savedAttachmentSchema = z.enum(['saved', 'cancelled', 'not-written', 'unreachable', 'sign-in-needed', 'not-there', 'garbled']);
export type SavedAttachment = z.infer<typeof savedAttachmentSchema>;

/** The text of an answer: at most as long as this. */
export const replyTextSchema = z.string().max(20_000);

/** What became of writing an answer: `not-saved` when the disk takes nothing. */
export const savedReplySchema = z.enum(['saved', 'not-saved']);
export type SavedReply = z.infer<typeof savedReplySchema>;

/** What became of sending an answer: it waits for its turn; or there is nothing to send, the message is gone, or the facility is not known yet. */
export const sentReplySchema = z.enum(['waiting', 'empty', 'gone', 'no-facility', 'not-saved']);
export type SentReply = z.infer<typeof sentReplySchema>;

/** What became of a file that a person chose for an answer. */
export const replyFileOutcomeSchema = z.object({ title: z.string(), outcome: z.enum(['attached', 'too-large', 'too-much', 'wrong-type', 'not-readable', 'not-saved']) });
export type ReplyFileOutcome = z.infer<typeof replyFileOutcomeSchema>;
