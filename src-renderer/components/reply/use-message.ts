import { useEffect, useState } from 'react';
import type { MessageDetail } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';

type Read = { readonly id: string; readonly message: MessageDetail | undefined };

/** The whole message of that id, read again with each revision; undefined while it is read for the first time. */
export function useMessage(id: string, revision: number): Read | undefined {
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let wanted = true;
    void ask(bridge.messages.read({ id })).then((message) => {
      if (wanted) setRead({ id, message });
    });
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return read?.id === id ? read : undefined;
}
