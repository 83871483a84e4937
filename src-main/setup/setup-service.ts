import * as z from 'zod';
import type { Problem } from '../../src-shared/models/problem.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import { colleagueSchema, type Setup } from '../../src-shared/models/setup.ts';
import type { AccountClient } from '../api/account-client.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { HomeService } from '../home/home-service.ts';
import { anyOf } from '../home/facility-reader.ts';
import { isAdministrator, readPeople } from '../home/people-reader.ts';
import { clocksOf } from './contract-clocks.ts';

const setting = 'setup';
const keptSchema = z.object({ people: z.array(colleagueSchema), asOf: z.number() });

/** What Setup of one open session works with. */
export type SetupPorts = {
  readonly fhir: FhirClient;
  readonly database: DatabaseCalls;
  readonly account: AccountClient | undefined;
  readonly home: Pick<HomeService, 'facilities' | 'current'>;
  /** FHIR reference Practitioner/… of the person. */
  readonly practitioner: string;
  readonly clock: Clock;
};

/** Setup: the people of the facilities and their contracts, as kept or as the server has them now. */
export class SetupService {
  readonly #ports: SetupPorts;

  constructor(ports: SetupPorts) {
    this.#ports = ports;
  }

  /** What is kept. */
  async kept(): Promise<Setup> {
    const kept = await this.#read();
    const facilities = this.#ports.home.facilities().map(({ name }) => name);
    const { people = [], asOf } = kept ?? {};
    const you = people.find(({ id }) => id === this.#ports.practitioner);
    return {
      facilities,
      people,
      you: this.#ports.practitioner,
      mayAudit: you !== undefined && isAdministrator(you),
      mayReset: this.#ports.account !== undefined && you !== undefined && isAdministrator(you),
      contracts: this.#ports.home.current().contracts.map(({ id, name }) => ({ id, name, clocks: clocksOf(name) })),
      ...(asOf !== undefined && { asOf }),
    };
  }

  /** Reads the people from the server and keeps them; what is kept with the reason when that is not possible. */
  async refresh(): Promise<Setup> {
    const { fhir, home, database, clock } = this.#ports;
    const facilities = home.facilities();
    if (facilities.length === 0) return this.kept();
    const people = await readPeople(fhir, anyOf(facilities));
    if (people.ok) {
      const kept = { people: people.value.toSorted((a, b) => a.name.localeCompare(b.name)), asOf: clock.now() };
      await database.call('saveSettings', { [setting]: JSON.stringify(kept) });
    }
    return { ...(await this.kept()), ...(people.ok ? {} : problemOf(people.failure)) };
  }

  /** Reset Registration: the person's second factors are gone, and they register anew. */
  resetRegistration(person: string): Promise<Result<undefined, Problem>> {
    const { account } = this.#ports;
    return account ? account.resetRegistration(person.replace(/^Practitioner\//, '')) : Promise.resolve(failed({ code: 'not-permitted' }));
  }

  async #read(): Promise<z.infer<typeof keptSchema> | undefined> {
    const text = (await this.#ports.database.call('settings'))[setting];
    try {
      return keptSchema.safeParse(JSON.parse(text ?? '')).data;
    } catch {
      return undefined;
    }
  }
}

/** A needed sign-in is the connection's to say. */
function problemOf(failure: FhirProblem): Pick<Setup, 'problem'> {
  if (failure.code === 'sign-in-needed') return {};
  return { problem: { code: failure.code === 'not-found' ? 'unexpected-answer' : failure.code, ...(failure.waitMs !== undefined && { waitMs: failure.waitMs }) } };
}
