import type { Contract, RequestOf, ResponseOf, SnapshotOf } from './contract.ts';
import type { Topic } from './verbs.ts';

/** A call answered with a value, or refused because it did not fit the contract or the state main is in. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refused: 'bad-request' | 'wrong-state' | 'failed' };

/**
 * What the preload gives the renderer as `window.facilityDesk`: verbs and topic subscriptions, never a channel, a token
 * or an event. `on` returns its own unsubscription.
 */
export type Bridge = {
  readonly [Group in keyof Contract]: {
    readonly [Verb in keyof Contract[Group]]: (request: RequestOf<Group, Verb>) => Promise<Answer<ResponseOf<Group, Verb>>>;
  };
} & {
  readonly on: <Name extends Topic>(topic: Name, listener: (snapshot: SnapshotOf<Name>) => void) => () => void;
};
