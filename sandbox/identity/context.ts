import type { Clock } from '../clock.ts';
import type { CallBoard } from '../control/calls.ts';
import type { Outbox } from '../control/outbox.ts';
import type { FhirStore } from '../fhir/store.ts';
import type { Settings } from '../settings.ts';
import type { AccountBook } from './account-book.ts';
import type { FlowBook } from './flows.ts';
import type { SecretLog } from './secrets.ts';
import type { TokenService } from './token-service.ts';

/** What the endpoints of the identity service work with. */
export interface IdentityContext {
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly accounts: AccountBook;
  readonly flows: FlowBook;
  readonly tokens: TokenService;
  readonly outbox: Outbox;
  readonly calls: CallBoard;
  readonly store: FhirStore;
  readonly secrets: SecretLog;
}
