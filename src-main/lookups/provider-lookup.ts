import * as z from 'zod';
import type { FoundProvider } from '../../src-shared/models/lookup.ts';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirProblem } from '../api/fhir-client.ts';
import { conceptText, npiOf, organizationSchema, practitionerRoleSchema, practitionerSchema, searchsetSchema, concept } from '../fhir/resources.ts';
import { fold } from '../fhir/request-summary.ts';
import type { Facility } from '../home/home-state.ts';
import type { LookupPorts } from './consumer-lookup.ts';
import type { KeptValues } from './kept-values.ts';

const most = 50;
const roleSchema = practitionerRoleSchema.extend({ specialty: z.array(concept).optional() });
const personSchema = practitionerSchema.extend({ identifier: organizationSchema.shape.identifier });

/** Finds providers: the facilities with their clinicians first, which are kept for offline, then the directory. */
export class ProviderLookup {
  readonly #ports: LookupPorts;
  readonly #kept: KeptValues;
  #fresh = false;

  constructor(ports: LookupPorts, kept: KeptValues) {
    this.#ports = ports;
    this.#kept = kept;
  }

  /** Those with every word of the filter in their name or specialty, or of that NPI. */
  async find(filter: string): Promise<FoundProvider[]> {
    const own = (await this.#own()).filter((each) => fits(each, filter));
    const directory = filter.trim() === '' ? [] : await this.#directory(filter.trim());
    const known = new Set(own.map(({ reference }) => reference));
    return [...own, ...directory.filter(({ reference }) => !known.has(reference))].slice(0, most);
  }

  async #own(): Promise<FoundProvider[]> {
    const facilities = this.#ports.facilities();
    if (!this.#fresh && facilities.length > 0) {
      const providers: FoundProvider[] = [];
      for (const facility of facilities) {
        const read = await this.#readOwn(facility);
        if (!read.ok) return (await this.#kept.read()).providers;
        providers.push(...read.value);
      }
      await this.#kept.change(() => ({ providers }));
      this.#fresh = true;
    }
    return (await this.#kept.read()).providers;
  }

  async #readOwn({ reference, name, npi }: Facility): Promise<Result<FoundProvider[], FhirProblem>> {
    const bundle = await this.#ports.fhir.read(`PractitionerRole?organization=${reference}&_include=PractitionerRole:practitioner&_count=250`, searchsetSchema);
    if (!bundle.ok) return bundle;
    const resources = (bundle.value.entry ?? []).map(({ resource }) => resource);
    const people = new Map(resources.flatMap((resource) => personSchema.safeParse(resource).data ?? []).map((each) => [`Practitioner/${each.id}`, each]));
    const clinicians = resources
      .flatMap((resource) => roleSchema.safeParse(resource).data ?? [])
      .flatMap(({ id, active, practitioner, specialty }): FoundProvider[] => {
        const person = people.get(practitioner?.reference ?? '');
        const number = npiOf(person?.identifier);
        if (active === false || !person || number === undefined) return [];
        const text = conceptText(specialty?.[0]);
        return [{ reference: `PractitionerRole/${id}`, name: nameOf(person), npi: number, own: true, ...(text && { specialty: text }) }];
      });
    return ok([{ reference, name, own: true, ...(npi !== undefined && { npi }) }, ...clinicians.toSorted((a, b) => a.name.localeCompare(b.name))]);
  }

  async #directory(filter: string): Promise<FoundProvider[]> {
    const search = /^\d+$/.test(filter) ? `identifier=${encodeURIComponent(`http://hl7.org/fhir/sid/us-npi|${filter}`)}` : `name:contains=${encodeURIComponent(filter)}`;
    const bundle = await this.#ports.fhir.read(`Organization?type=prov&${search}&_count=${most}`, searchsetSchema);
    if (!bundle.ok) return [];
    return (bundle.value.entry ?? [])
      .flatMap(({ resource }) => organizationSchema.safeParse(resource).data ?? [])
      .map(({ id, name, identifier }) => {
        const npi = npiOf(identifier);
        return { reference: `Organization/${id}`, name: name ?? id, own: false, ...(npi !== undefined && { npi }) };
      });
  }
}

function fits({ name, npi, specialty }: FoundProvider, filter: string): boolean {
  const text = fold([name, npi, specialty].join(' '));
  return fold(filter).split(/\s+/).every((word) => text.includes(word));
}

function nameOf({ name }: z.infer<typeof personSchema>): string {
  const official = name?.find(({ use }) => use === 'official') ?? name?.[0];
  return [official?.family, (official?.given ?? []).join(' ')].filter(Boolean).join(', ');
}
