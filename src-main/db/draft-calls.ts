import type { Draft, DraftFields } from '../../src-shared/models/draft.ts';
import { contractSchema } from '../../src-shared/models/home.ts';
import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import { draftDetail, draftRowSummary } from '../fhir/draft/draft-views.ts';
import { isListed, type DraftRow } from './draft-row.ts';
import type { DraftStore } from './draft-store.ts';
import type { DraftSyncStore } from './draft-sync-store.ts';
import type { RequestStore } from './request-store.ts';
import type { SettingStore } from './setting-store.ts';

/** What the drafts live among, while a person's databases are open. */
export type DraftStores = { readonly drafts: DraftStore; readonly sync: DraftSyncStore; readonly requests: RequestStore; readonly settings: SettingStore };

const reading = ['read', 'list', 'history', 'content'] as const;
const writing = ['create', 'edit', 'undo', 'redo', 'attach', 'delete', 'restore'] as const;
const asking = ['due', 'outgoing'] as const;
const syncing = ['accepted', 'merge', 'park', 'elsewhere', 'deleted', 'resolve'] as const;

/** The calls on drafts, named after the stores' methods: `drafts.edit`, `sync.merge`. */
export type DraftCalls = { readonly [Each in (typeof reading)[number] | (typeof writing)[number] as `drafts.${Each}`]: DraftStore[Each] } & {
  readonly [Each in (typeof asking)[number] | (typeof syncing)[number] as `sync.${Each}`]: DraftSyncStore[Each];
} & {
  /** A draft by its id, or by the server's; one that only the server had is kept here from then on. */
  readonly 'drafts.open': (id: string, at: number) => Draft | undefined;
  /** What a request of the server's says, sent or not. */
  readonly 'drafts.ofRequest': (id: string) => DraftFields | undefined;
  /** Sending moved one to another state: its row among the requests follows. */
  readonly 'drafts.moved': (id: string) => void;
  /** Takes what the kept copy of the server's drafts says by now. Gives the drafts that it does not hold any more. */
  readonly 'sync.follow': (at: number) => { readonly id: string; readonly serverId: string }[];
};

/** Hands each call to its store; after a change, the draft's row among the requests says the same. */
export function draftCalls(stores: () => DraftStores): DraftCalls {
  type Methods = Record<string, (...args: unknown[]) => unknown>;
  const call = (store: 'drafts' | 'sync', name: string, after: (id: string) => void) => (...args: unknown[]) => {
    const value = (stores()[store] as unknown as Methods)[name]?.call(stores()[store], ...args);
    after(args[0] as string);
    return value;
  };
  const show = (id: string) => showDraft(stores(), id);
  const calls = [
    ...reading.map((name) => [`drafts.${name}`, call('drafts', name, () => undefined)]),
    ...writing.map((name) => [`drafts.${name}`, call('drafts', name, show)]),
    ...asking.map((name) => [`sync.${name}`, call('sync', name, () => undefined)]),
    ...syncing.map((name) => [`sync.${name}`, call('sync', name, show)]),
    ['drafts.open', (id: string, at: number) => openDraft(stores(), id, at)],
    ['drafts.ofRequest', (id: string) => stores().sync.fields(stores().requests.claim(id)?.json ?? '')],
    ['drafts.moved', show],
    ['sync.follow', (at: number) => follow(stores(), at)],
  ];
  return Object.fromEntries(calls) as DraftCalls;
}

/** Shows every draft among the requests: the databases were just opened, or the contracts have other names. */
export function showDrafts(stores: DraftStores, { listed, hidden } = stores.drafts.rows()): void {
  const nameOf = contractNames(stores);
  for (const row of listed) show(stores, row, nameOf);
  for (const { id, serverId } of hidden) stores.requests.hideDraft(id, serverId);
}

/** A draft of this PC as the front desk reads a request; undefined when it is none. */
export function readDraftDetail(stores: DraftStores, id: string): RequestDetail | undefined {
  const row = stores.drafts.row(id);
  return row && isListed(row) ? draftDetail(row.id, row.fields, contractNames(stores)(row), row.saved_at) : undefined;
}

function openDraft(stores: DraftStores, id: string, at: number): Draft | undefined {
  if (stores.drafts.row(id)) return stores.drafts.read(id);
  const claim = stores.requests.claim(id);
  if (!claim || stores.sync.adopt(claim.json, at) === undefined) return undefined;
  showDraft(stores, id);
  return stores.drafts.read(id);
}

function follow(stores: DraftStores, at: number): { id: string; serverId: string }[] {
  const missing: { id: string; serverId: string }[] = [];
  for (const { id, serverId, version, lastUpdated } of stores.sync.followed()) {
    const claim = stores.requests.claim(serverId);
    if (!claim) {
      missing.push({ id, serverId });
    } else if (claim.version !== version && claim.lastModified > lastUpdated) {
      stores.sync.merge(id, claim.json, at);
      showDraft(stores, id);
    }
  }
  return missing;
}

function showDraft(stores: DraftStores, id: string): void {
  const row = stores.drafts.row(id);
  if (row) show(stores, row);
  else stores.requests.forgetDraft(id);
}

function show(stores: DraftStores, row: DraftRow, nameOf = contractNames(stores)): void {
  stores.requests.showDraft({ ...draftRowSummary(row.id, row.fields, nameOf(row), row.saved_at), serverId: row.server_id, listed: isListed(row) });
}

/** The name of the contract of a draft. */
function contractNames({ settings }: DraftStores): (row: DraftRow) => string {
  const contracts = contractSchema.array().safeParse(JSON.parse(settings.all()['home.contracts'] ?? '[]'));
  return ({ fields: { contractId } }) => contracts.data?.find(({ id }) => id === contractId)?.name ?? '';
}
