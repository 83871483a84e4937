import { useEffect, useEffectEvent, useState, type ComponentProps } from 'react';
import type { Draft, DraftFailure } from '../../../src-shared/models/draft.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { usePlace } from '../../use-place.ts';
import { useDrafts } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import './create-case.css';
import { DraftForm } from './draft-form.tsx';
import { ReceiptPage } from '../submission/receipt-page.tsx';
import { DraftStore } from './draft-store.ts';
import { StartCase } from './start-case.tsx';
import { DraftContext, useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

type Made = { readonly ok: true; readonly value: Draft } | { readonly ok: false; readonly failure: DraftFailure };

/** CREATE CASE: a new request, or one that is saved and not submitted. */
export function CreateCasePage({ open, home, target }: PageProps) {
  const [place, keep] = usePlace('draft', { step: 'contract' });
  const [store, setStore] = useState<DraftStore>();
  const [deleted, setDeleted] = useState<string>();
  const [failure, setFailure] = useState<DraftFailure>();

  const show = (draft: Draft | undefined) => {
    setStore(draft && new DraftStore(draft));
    keep({ id: draft?.id, step: draft !== undefined && draft.id === place.id ? place.step : 'contract' });
    setDeleted(undefined);
    setFailure(draft === undefined ? 'not-here' : undefined);
  };
  const leave = () => {
    setStore(undefined);
    keep({ step: 'contract' });
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
    leave();
    setDeleted(id);
  };
  const foundAgain = useEffectEvent(() => {
    if (target === undefined && store === undefined && place.id !== undefined) edit(place.id);
  });
  useEffect(() => foundAgain(), []);
  const openTarget = useEffectEvent(edit);
  useEffect(() => {
    if (target !== undefined) openTarget(target.id);
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
          <OneRequest
            key={store.id}
            person={open.name}
            contracts={home?.contracts ?? []}
            step={place.step}
            onStep={(step) => keep({ id: store.id, step })}
            onLeave={leave}
            onCopy={() => create({ copyOf: store.id })}
            onDelete={() => void remove(store.id)}
          />
        </DraftContext>
      )}
    </>
  );
}

/** States in which a request is on its way or there, and can't be changed. */
const sent: readonly Draft['state'][] = ['queued', 'sending', 'outcome-unknown', 'answered'];

/** The form over a request, or its receipt once it is sent. */
function OneRequest(props: ComponentProps<typeof DraftForm>) {
  const store = useDraftStore();
  const isSent = useDraftPart((each) => sent.includes(each.draft().state));
  const revision = useDrafts()?.value?.revision;
  useEffect(() => {
    // Refused, it is to be corrected.
    if (isSent) void store.refresh();
  }, [store, isSent, revision]);
  if (!isSent) return <DraftForm {...props} />;
  const contractName = (id: string) => props.contracts.find((each) => each.id === id)?.name ?? '';
  return <ReceiptPage id={store.id} contractName={contractName} onLeave={props.onLeave} onCopy={props.onCopy} onEdit={() => void store.refresh()} />;
}
