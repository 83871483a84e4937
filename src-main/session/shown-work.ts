import type { Work } from './work.ts';

/** The services of the open session, one for each part of the portal; undefined while nobody may see one. */
export abstract class ShownWork {
  protected abstract shownWork(): Work | undefined;

  home(): Work['home'] | undefined {
    return this.shownWork()?.home;
  }

  /** What a request's form looks up. */
  lookups(): Work['lookups'] | undefined {
    return this.shownWork()?.lookups;
  }

  /** The facility's people and contracts. */
  setup(): Work['setup'] | undefined {
    return this.shownWork()?.setup;
  }

  /** The requests that are not sent yet. */
  drafts(): Work['drafts'] | undefined {
    return this.shownWork()?.drafts;
  }

  /** The requests that are on their way. */
  submission(): Work['submission'] | undefined {
    return this.shownWork()?.submission;
  }

  reports(): Work['reports'] | undefined {
    return this.shownWork()?.reports;
  }

  /** The outages. */
  downtime(): Work['downtime'] | undefined {
    return this.shownWork()?.downtime;
  }

  messages(): Work['messages'] | undefined {
    return this.shownWork()?.messages;
  }

  /** The requests that were submitted. */
  cases(): Work['cases'] | undefined {
    return this.shownWork()?.cases;
  }

  consumers(): Work['consumers'] | undefined {
    return this.shownWork()?.consumers;
  }
}
