import { contextBridge, ipcRenderer } from 'electron';
import { topicChannel, verbChannel } from '../src-shared/ipc/channels.ts';
import { topics, verbs, type Topic } from '../src-shared/ipc/verbs.ts';

const groups = Object.fromEntries(
  Object.entries(verbs).map(([group, names]) => [
    group,
    Object.fromEntries(names.map((name) => [name, (request: unknown) => ipcRenderer.invoke(verbChannel(group, name), request)])),
  ]),
);

/** Subscribes to a topic; only the snapshot reaches the page, never the event. */
function on(topic: Topic, listener: (snapshot: unknown) => void): () => void {
  if (!topics.includes(topic)) throw new Error('Unknown topic');
  const forward = (_event: unknown, snapshot: unknown) => listener(snapshot);
  ipcRenderer.on(topicChannel(topic), forward);
  return () => ipcRenderer.removeListener(topicChannel(topic), forward);
}

contextBridge.exposeInMainWorld('facilityDesk', { ...groups, on });
