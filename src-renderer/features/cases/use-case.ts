import { useEffect, useState } from 'react';
import type { CaseDetail, CaseLook, CaseRecord } from '../../../src-shared/models/case.ts';
import type { Deadline } from '../../../src-shared/models/deadline.ts';
import { ask, bridge } from '../../bridge.ts';

type Shown = {
  readonly detail: CaseDetail | undefined;
  readonly record: CaseRecord | undefined;
  readonly deadline: Deadline | undefined;
  /** The draft that was sent as it from this PC. */
  readonly receipt: string | undefined;
};

/**
 * The whole case: what is kept at once, then what the server adds when it is looked at. `failure` says why it could not
 * be asked; all undefined while it is read for the first time.
 */
export function useCase(id: string, revision: number) {
  const [shown, setShown] = useState<Shown>();
  const [look, setLook] = useState<CaseLook>();
  useEffect(() => {
    let wanted = true;
    void ask(bridge.cases.read({ id })).then((read) => {
      if (wanted) setShown({ detail: read?.detail, record: read?.record, deadline: read?.deadline, receipt: read?.receipt });
    });
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  const answered = shown?.detail?.answered;
  const there = shown?.detail !== undefined;
  useEffect(() => {
    if (!there) return undefined;
    let wanted = true;
    void ask(bridge.cases.look({ id })).then((next) => {
      if (wanted) setLook(next);
    });
    return () => {
      wanted = false;
    };
    // A new answer comes with a letter and an event.
  }, [id, there, answered]);
  return { shown, record: look?.ok === true ? look.value : shown?.record, failure: look?.ok === false ? look.failure : undefined };
}
