import { useSyncExternalStore } from 'react';
import type { Answer } from '../src-shared/ipc/bridge.ts';
import type { SnapshotOf } from '../src-shared/ipc/contract.ts';
import type { Topic } from '../src-shared/ipc/verbs.ts';
import { bridge, reportProgramFault } from './bridge.ts';

/** A snapshot and when it came, in `performance.now()` milliseconds: its durations count from there. */
export type Received<Value> = { readonly value: Value; readonly at: number };

function topicStore<Name extends Topic>(topic: Name, current: () => Promise<Answer<SnapshotOf<Name>>>) {
  type Snapshot = Received<SnapshotOf<Name>>;
  const listeners = new Set<() => void>();
  let received: Snapshot | undefined;
  let started = false;

  const receive = (value: SnapshotOf<Name>) => {
    received = { value, at: performance.now() };
    for (const listener of listeners) listener();
  };
  const start = () => {
    started = true;
    bridge.on(topic, receive);
    current().then((answer) => {
      if (!answer.ok) {
        // The session has just ended.
        if (answer.refused !== 'wrong-state') reportProgramFault();
      } else if (received === undefined) receive(answer.value);
    }, reportProgramFault);
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    if (!started) start();
    return () => listeners.delete(listener);
  };
  return () => useSyncExternalStore(subscribe, () => received);
}

/** What the window shows; undefined until main has answered. */
export const useSession = topicStore('session', () => bridge.session.current({}));
/** The home screen's data; undefined until main has answered, its value undefined while nobody's home is open. */
export const useHome = topicStore('home', () => bridge.home.current({}));
/** The Message Center as a whole; undefined until main has answered, its value undefined while nobody's home is open. */
export const useMessages = topicStore('messages', () => bridge.messages.current({}));
/** The drafts of this PC; undefined until main has answered, its value undefined while nobody's home is open. */
export const useDrafts = topicStore('drafts', () => bridge.drafts.current({}));
/** The requests on their way; undefined until main has answered, its value undefined while nobody's home is open. */
export const useSubmission = topicStore('submission', () => bridge.submission.current({}));
/** Whether there is an outage; undefined until main has answered, its value undefined while nobody's home is open. */
export const useDowntime = topicStore('downtime', () => bridge.downtime.current({}));
/** What the program does on its own about a PC that nobody may be sitting at; undefined until main has answered. */
export const useWatch = topicStore('watch', () => bridge.watch.current({}));
/** What holds on this PC; undefined until main has answered. */
export const useSettings = topicStore('settings', () => bridge.settings.current({}));
/** The derived state of the connection; undefined until main has answered. */
export const useConnection = topicStore('connection', () => bridge.connection.current({}));
