import { useEffect, useState } from 'react';
import type { MessagePage, MessageQuery } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';

/** The lines at hand, and the question that they answer. */
export type Listed = MessagePage & Pick<MessageQuery, 'box' | 'filter'>;

/** The messages of a question, read again with each revision; those before stay until the new ones are there. */
export function useMessageList({ box, filter, limit, keep }: MessageQuery, revision: number | undefined): Listed | undefined {
  const [listed, setListed] = useState<Listed>();
  useEffect(() => {
    let wanted = true;
    void ask(bridge.messages.list({ box, filter, limit, ...(keep !== undefined && { keep }) })).then((page) => {
      if (wanted && page !== undefined) setListed({ ...page, box, filter });
    });
    return () => {
      wanted = false;
    };
  }, [box, filter, limit, keep, revision]);
  return listed;
}
