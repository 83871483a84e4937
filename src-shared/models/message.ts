import * as z from 'zod';

/** Which messages: received by the facility, those of them that are new, or sent by it. */
export const messageBoxSchema = z.enum(['received', 'new', 'sent']);
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
});
export type MessageRow = z.infer<typeof messageRowSchema>;

/** The asked-for lines, newest first, with how many match in all. */
export const messagePageSchema = z.object({ total: z.number().int(), rows: z.array(messageRowSchema) });
export type MessagePage = z.infer<typeof messagePageSchema>;

const attachmentSchema = z.object({ title: z.string(), contentType: z.string().optional(), bytes: z.number().optional() });

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
});
export type MessageDetail = z.infer<typeof messageDetailSchema>;

/** The Message Center as a whole; the lines come by `messages.list`. */
export const messagesSchema = z.object({
  /** Grows whenever something of the messages changed. */
  revision: z.number().int(),
  received: z.number().int().nonnegative(),
  new: z.number().int().nonnegative(),
  sent: z.number().int().nonnegative(),
  /** Changes that the server has not been told of yet. */
  waiting: z.number().int().nonnegative(),
});
export type Messages = z.infer<typeof messagesSchema>;

/** What became of an attachment that a person wanted to save. */
export const savedAttachmentSchema = z.enum(['saved', 'cancelled', 'not-written', 'unreachable', 'sign-in-needed', 'not-there', 'garbled']);
export type SavedAttachment = z.infer<typeof savedAttachmentSchema>;
