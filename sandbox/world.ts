import { Clock } from './clock.ts';
import { CallBoard } from './control/calls.ts';
import { Outbox } from './control/outbox.ts';
import { demoAccounts } from './data/accounts.ts';
import { seedResources } from './data/seed.ts';
import { loadSearchParameters } from './fhir/definitions.ts';
import { FhirStore } from './fhir/store.ts';
import { AccountBook } from './identity/account-book.ts';
import { FlowBook } from './identity/flows.ts';
import { TokenService, type SigningKey } from './identity/token-service.ts';
import { settingsSchema, type Settings } from './settings.ts';

/** Everything that a reset makes anew. */
export interface World {
  readonly accounts: AccountBook;
  readonly flows: FlowBook;
  readonly tokens: TokenService;
  readonly outbox: Outbox;
  readonly calls: CallBoard;
  readonly store: FhirStore;
  readonly settings: () => Settings;
  readonly changeSettings: (changes: Partial<Settings>) => void;
}

/** What a world is made from. `requests` is the number of unsubmitted requests of the main facility. */
export interface WorldOptions {
  readonly url: string;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly seed: number;
  readonly requests: number;
  readonly settings: Partial<Settings>;
  /** Called when the outbox or a call changes. */
  readonly onChange: () => void;
}

/** Makes fresh accounts, data and settings. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { clock } = options;
  let settings = settingsSchema.parse(options.settings);
  loadSearchParameters();
  const store = new FhirStore(clock);
  await store.load(seedResources(options.seed, options.requests, clock.now()));
  return {
    accounts: new AccountBook(demoAccounts),
    flows: new FlowBook(clock, () => settings.flowLifetime),
    tokens: new TokenService(options.url, options.key, clock, () => settings),
    outbox: new Outbox(clock, options.onChange),
    calls: new CallBoard(clock, options.onChange),
    store,
    settings: () => settings,
    changeSettings: (changes) => {
      settings = settingsSchema.parse({ ...settings, ...changes });
    },
  };
}
