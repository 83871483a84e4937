import type { Topic } from './verbs.ts';

/** The IPC channel of a verb. */
export const verbChannel = (group: string, verb: string) => `facility-desk:${group}.${verb}`;

/** The IPC channel on which a topic is pushed. */
export const topicChannel = (topic: Topic) => `facility-desk:on-${topic}`;
