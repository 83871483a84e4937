/** The kinds of what needs a person, in the order in which a notice names them. */
export const attentionKinds = ['answers', 'messages', 'unsent', 'replies', 'conflicts'] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/**
 * What needs the person now, as ids: answers of the payer that ask for something, unread messages, requests that could not
 * be sent, messages whose answer could not be sent, and requests that were changed here and elsewhere.
 */
export type Attention = Readonly<Record<AttentionKind, readonly string[]>>;

/** How much needs the person: the one number that the taskbar shows. */
export function countOf(attention: Attention): number {
  return attentionKinds.reduce((sum, kind) => sum + attention[kind].length, 0);
}
