import { useEffect, useState } from 'react';
import type { RequestDetail } from '../../../src-shared/models/request-detail.ts';
import { ask, bridge } from '../../bridge.ts';

type Read = { readonly id: string; readonly detail: RequestDetail | undefined };

/** The whole request of that id, read again with each revision; undefined while it is read for the first time. */
export function useRequestDetail(id: string, revision: number): Read | undefined {
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let wanted = true;
    void ask(bridge.requests.read({ id })).then((detail) => {
      if (wanted) setRead({ id, detail });
    });
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return read?.id === id ? read : undefined;
}
