import type { Place } from '../../src-shared/models/place.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { Session } from '../../src-shared/models/session.ts';
import type { AccountClient } from '../api/account-client.ts';
import type { FhirProblem } from '../api/fhir-client.ts';
import type { Tile } from '../vault/tile.ts';
import type { OpenSession } from './open-session.ts';
import type { Work } from './work.ts';

/** What may be seen of the open session: whose it is, its server, its services; undefined while nobody may see one. */
export abstract class ShownSession {
  /** The session as far as anybody may see it. */
  protected abstract shown(): OpenSession | undefined;

  /** The open session, for telling it from the next one. */
  current(): object | undefined {
    return this.shown();
  }

  /** What the window may know of the open session. */
  view(): Session['open'] {
    const open = this.shown();
    if (!open) return undefined;
    const { tile, vault, notRemembered, place } = open;
    return { name: tile.name, email: tile.email, via: tile.via, remembered: vault !== undefined, place, ...(notRemembered && { notRemembered }), ...open.withoutServer.view() };
  }

  /** Where the person is now, as far as it changed: they find it again after a lock. */
  keepPlace(changed: Place): void {
    const open = this.shown();
    if (open) open.place = { ...open.place, ...changed };
  }

  /** Whose session is open, for confirming it. */
  person(): (Tile & { personId: string | undefined }) | undefined {
    const open = this.shown();
    return open && { ...open.tile, personId: open.vault?.id };
  }

  /** The server for the open session. */
  fhir(): OpenSession['fhir'] | undefined {
    return this.shown()?.fhir;
  }

  /** The account service for the open session; undefined when there is no session or no such service. */
  account(): AccountClient | undefined {
    return this.shown()?.account;
  }

  /** Whether the server accepts the session now; refreshes the token if need be. */
  contact(): Promise<Result<string, FhirProblem>> {
    const open = this.shown();
    return open ? open.tokens.accessToken() : Promise.resolve(failed({ code: 'sign-in-needed' }));
  }

  home(): Work['home'] | undefined {
    return this.shown()?.work.home;
  }

  /** What a request's form looks up. */
  lookups(): Work['lookups'] | undefined {
    return this.shown()?.work.lookups;
  }

  /** The facility's people and contracts. */
  setup(): Work['setup'] | undefined {
    return this.shown()?.work.setup;
  }

  /** The requests that are not sent yet. */
  drafts(): Work['drafts'] | undefined {
    return this.shown()?.work.drafts;
  }

  /** The requests that are on their way. */
  submission(): Work['submission'] | undefined {
    return this.shown()?.work.submission;
  }

  reports(): Work['reports'] | undefined {
    return this.shown()?.work.reports;
  }

  /** The outages. */
  downtime(): Work['downtime'] | undefined {
    return this.shown()?.work.downtime;
  }

  messages(): Work['messages'] | undefined {
    return this.shown()?.work.messages;
  }

  /** The requests that were submitted. */
  cases(): Work['cases'] | undefined {
    return this.shown()?.work.cases;
  }

  consumers(): Work['consumers'] | undefined {
    return this.shown()?.work.consumers;
  }
}
