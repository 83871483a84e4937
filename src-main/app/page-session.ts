import { session, type Session } from 'electron';

/** The session of our page: in memory, so that nothing of what the page shows reaches the disk. */
export function openPageSession(): Session {
  return session.fromPartition('page');
}
