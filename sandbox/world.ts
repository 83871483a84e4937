import { EnrolmentBook } from './account/enrolments.ts';
import type { Resource } from '@medplum/fhirtypes';
import { Clock } from './clock.ts';
import { CallBoard } from './control/calls.ts';
import { Outbox } from './control/outbox.ts';
import { demoAccounts } from './data/accounts.ts';
import { seedResources } from './data/seed.ts';
import { loadSearchParameters } from './fhir/definitions.ts';
import { SubmissionBook } from './fhir/pas/submission-book.ts';
import { FhirStore } from './fhir/store.ts';
import { AccountBook } from './identity/account-book.ts';
import { FlowBook } from './identity/flows.ts';
import { SecretLog } from './identity/secrets.ts';
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
  readonly submissions: SubmissionBook;
  readonly secrets: SecretLog;
  readonly recoveryKeys: Map<string, string>;
  readonly enrolments: EnrolmentBook;
  readonly settings: () => Settings;
  readonly changeSettings: (changes: Partial<Settings>) => void;
}

/** What a world is made from. `requests` and `submitted` are the numbers of unsubmitted and submitted requests of the main facility. */
export interface WorldOptions {
  readonly url: string;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly seed: number;
  readonly requests: number;
  readonly submitted: number;
  /** FHIR resources beside the seeded ones, with ids. */
  readonly resources: readonly Resource[];
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
  const secrets = new SecretLog();
  await store.load(seedResources(options.seed, { drafts: options.requests, submitted: options.submitted }, clock.now()));
  for (const resource of options.resources) await store.createResource(resource, { assignedId: true });
  return {
    accounts: new AccountBook(demoAccounts.filter(({ domain }) => !domain), clock.now(), secrets),
    flows: new FlowBook(clock, () => settings.flowLifetime),
    tokens: new TokenService(options.url, options.key, clock, () => settings),
    outbox: new Outbox(clock, options.onChange),
    calls: new CallBoard(clock, options.onChange),
    store,
    submissions: new SubmissionBook(),
    secrets,
    recoveryKeys: new Map(),
    enrolments: new EnrolmentBook(clock),
    settings: () => settings,
    changeSettings: (changes) => {
      settings = settingsSchema.parse({ ...settings, ...changes });
    },
  };
}
