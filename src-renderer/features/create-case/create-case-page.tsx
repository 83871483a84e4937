import { useEffect, useState } from 'react';
import type { Draft, DraftFailure } from '../../../src-shared/models/draft.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { words } from '../../words/words.ts';
import './create-case.css';
import { DraftForm } from './draft-form.tsx';
import { DraftStore } from './draft-store.ts';
import { StartCase } from './start-case.tsx';
import { DraftContext } from './use-draft.ts';

const { createCase } = words;

type Made = { readonly ok: true; readonly value: Draft } | { readonly ok: false; readonly failure: DraftFailure };

/** CREATE CASE: a new request, or one that is saved and not submitted. */
export function CreateCasePage({ open, home, target }: PageProps) {
  const [store, setStore] = useState<DraftStore>();
  const [deleted, setDeleted] = useState<string>();
  const [failure, setFailure] = useState<DraftFailure>();

  const show = (draft: Draft | undefined) => {
    setStore(draft && new DraftStore(draft));
    setDeleted(undefined);
    setFailure(draft === undefined ? 'not-here' : undefined);
  };
  const showMade = (made: Made | undefined) => {
    if (made?.ok === true) show(made.value);
    else setFailure(made?.failure);
  };
  const edit = (id: string) => void ask(bridge.drafts.open({ id })).then(show);
  const create = (request: { contractId?: string; copyOf?: string }) => void ask(bridge.drafts.create(request)).then(showMade);
  const remove = async (id: string) => {
    const answer = await ask(bridge.drafts.delete({ id }));
    if (answer?.ok !== true) return setFailure(answer?.failure);
    setStore(undefined);
    setDeleted(id);
  };
  useEffect(() => {
    if (target !== undefined) void ask(bridge.drafts.open({ id: target.id })).then(show);
  }, [target]);

  return (
    <>
      <div role="alert">{failure !== undefined && <Notice tone="problem" {...createCase.failures[failure]} />}</div>
      {store === undefined ? (
        <StartCase home={home} onNew={(contractId) => create(contractId === undefined ? {} : { contractId })} onEdit={edit}>
          <div role="status">
            {deleted !== undefined && (
              <Notice tone="info" what={createCase.deleted}>
                <Button look="link" onClick={() => void ask(bridge.drafts.restore({ id: deleted })).then(showMade)}>
                  {createCase.undo}
                </Button>
              </Notice>
            )}
          </div>
        </StartCase>
      ) : (
        <DraftContext value={store}>
          <DraftForm
            key={store.id}
            person={open.name}
            contracts={home?.contracts ?? []}
            onLeave={() => setStore(undefined)}
            onCopy={() => create({ copyOf: store.id })}
            onDelete={() => void remove(store.id)}
          />
        </DraftContext>
      )}
    </>
  );
}
