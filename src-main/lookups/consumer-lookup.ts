import type { ConsumerQuery, ConsumersFound, FoundConsumer, NewConsumer } from '../../src-shared/models/lookup.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { foundConsumer } from '../fhir/consumer.ts';
import { patientSchema, searchsetSchema, type Patient } from '../fhir/resources.ts';
import { anyOf } from '../home/facility-reader.ts';
import type { Facility } from '../home/home-state.ts';
import { readContractRules } from './contract-rules.ts';
import type { ContractRule, KeptValues } from './kept-values.ts';

const most = 50;
const memberNumber = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] };

/** What the lookups of one open session work with. */
export type LookupPorts = {
  readonly fhir: FhirClient;
  readonly database: DatabaseCalls;
  readonly facilities: () => readonly Facility[];
};

type Created = { ok: true; value: FoundConsumer } | { ok: false; problem: Problem };

const refused = (code: Problem['code']): Created => ({ ok: false, problem: { code } });

/** Finds the consumers of the facilities at the server, or without it among those that this PC keeps; adds new ones. */
export class ConsumerLookup {
  readonly #ports: LookupPorts;
  readonly #kept: KeptValues;

  constructor(ports: LookupPorts, kept: KeptValues) {
    this.#ports = ports;
    this.#kept = kept;
  }

  /** Those of the contract whose id, or last name and date of birth, is asked for. */
  async find(query: ConsumerQuery): Promise<ConsumersFound> {
    const { fhir, database } = this.#ports;
    const rule = await this.#rule(query.contractId);
    const search = 'consumerId' in query ? `identifier=${encodeURIComponent(await this.#tokens(query.consumerId, rule))}` : `family=${encodeURIComponent(query.lastName)}&birthdate=${query.birthDate}`;
    const bundle = await fhir.read(`Patient?${search}&_count=${most}`, searchsetSchema);
    const found = bundle.ok
      ? (bundle.value.entry ?? []).flatMap(({ resource }) => patientSchema.safeParse(resource).data ?? [])
      : await database.call('keptConsumers', query);
    const items = found.filter((patient) => isOf(patient, rule)).map((patient) => foundConsumer(patient));
    return { items, kept: !bundle.ok, mayCreate: bundle.ok && rule?.newConsumers === true };
  }

  /** Adds a consumer to a contract that takes new ones; one that is there already is given instead (If-None-Exist). */
  async create(consumer: NewConsumer): Promise<Created> {
    const rule = await this.#rule(consumer.contractId);
    const system = rule?.memberIdSystem;
    if (rule === undefined || system === undefined) return refused('consumer-refused');
    const patient = {
      resourceType: 'Patient',
      identifier: [{ type: memberNumber, system, value: consumer.consumerId }],
      name: [{ use: 'official', family: consumer.lastName, given: consumer.firstName.split(/\s+/) }],
      gender: consumer.gender,
      birthDate: consumer.birthDate,
      managingOrganization: { reference: rule.facility },
    };
    const ifNoneExist = new URLSearchParams({ identifier: `${system}|${consumer.consumerId}` }).toString();
    const answer = await this.#ports.fhir.send('POST', 'Patient', JSON.stringify(patient), { 'If-None-Exist': ifNoneExist, Prefer: 'return=representation' });
    if (!answer.ok) return refused(answer.failure.code === 'sign-in-needed' || answer.failure.code === 'not-found' ? 'offline' : answer.failure.code);
    if (answer.value.status !== 200 && answer.value.status !== 201) return refused('consumer-refused');
    const made = patientSchema.safeParse(JSON.parse(answer.value.body));
    return made.success ? { ok: true, value: foundConsumer(made.data) } : refused('unexpected-answer');
  }

  /** The id in the contract's own system; in those of all contracts while none is chosen. */
  async #tokens(id: string, rule: ContractRule | undefined): Promise<string> {
    const rules = rule ? [rule] : (await this.#kept.read()).contracts;
    const tokens = rules.flatMap(({ memberIdSystem }) => (memberIdSystem === undefined ? [] : `${memberIdSystem}|${id}`));
    return tokens.length === 0 ? id : tokens.join(',');
  }

  async #rule(contractId: string): Promise<ContractRule | undefined> {
    const facilities = this.#ports.facilities();
    const read = facilities.length > 0 && (await readContractRules(this.#ports.fhir, anyOf(facilities)));
    if (read && read.ok) await this.#kept.change(() => ({ contracts: read.value }));
    return (await this.#kept.read()).contracts.find((each) => each.contractId === contractId);
  }
}

/** A consumer whose member ids are all of other contracts is not of this one. */
function isOf({ identifier }: Patient, rule: ContractRule | undefined): boolean {
  return rule?.memberIdSystem === undefined || (identifier ?? []).some(({ system }) => system === rule.memberIdSystem);
}
