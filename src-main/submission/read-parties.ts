import * as z from 'zod';
import type { DraftFields } from '../../src-shared/models/draft.ts';
import type { SeenCoverage } from '../../src-shared/models/submission.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Parties, Resource } from '../fhir/pas/request-bundle.ts';
import { searchsetSchema } from '../fhir/resources.ts';

const resourceSchema = z.looseObject({ resourceType: z.string(), id: z.string() });
const referring = z.looseObject({ reference: z.string().optional() }).optional();
const roleSchema = z.looseObject({ practitioner: referring, organization: referring });
const coverageSchema = z.looseObject({
  resourceType: z.literal('Coverage'),
  id: z.string(),
  status: z.string(),
  subscriberId: z.string().optional(),
  period: z.looseObject({ start: z.string().optional(), end: z.string().optional() }).optional(),
  payor: z.array(z.looseObject({ reference: z.string().optional() })),
});

/** Why the parties of a request could not be read; `missing` is the field whose resource the server does not have. */
export type PartiesProblem = FhirProblem | { readonly code: 'missing'; readonly field: 'contractId' | 'consumer' | 'requesting' | 'servicing' };

/** Reads what requests refer to. Organisations and roles are read once a session, consumers and coverages each time. */
export class PartyReader {
  readonly #fhir: FhirClient;
  readonly #known = new Map<string, Resource>();

  constructor(fhir: FhirClient) {
    this.#fhir = fhir;
  }

  /** The resources that the request is about. `facility` is the one of the session, which asks. */
  async read(fields: DraftFields, facility: string | undefined): Promise<Result<Parties, PartiesProblem>> {
    const asking = await this.#team(fields.requesting?.reference, 'requesting');
    if (!asking.ok) return asking;
    const giving = await this.#team(fields.servicing?.reference, 'servicing');
    if (!giving.ok) return giving;
    const own = asking.value.organization ?? facility;
    const organization = own === undefined ? failed({ code: 'missing', field: 'requesting' } as const) : await this.#once(own, 'requesting');
    if (!organization.ok) return organization;
    const insurer = await this.#once(fields.contractId ?? '', 'contractId');
    if (!insurer.ok) return insurer;
    const patient = await this.#resource(fields.consumer?.reference ?? '', 'consumer');
    if (!patient.ok) return patient;
    const coverage = await readCoverage(this.#fhir, patient.value.id, insurer.value.id);
    if (!coverage.ok) return coverage;
    const careTeam = [...asking.value.member, ...giving.value.member];
    return ok({ patient: patient.value, insurer: insurer.value, facility: organization.value, coverage: coverage.value?.resource, careTeam, people: [...asking.value.people, ...giving.value.people] });
  }

  /** A member of the care team with whom it refers to; the facility itself is no member of its own when it asks. */
  async #team(reference: string | undefined, field: 'requesting' | 'servicing'): Promise<Result<{ member: Resource[]; people: Resource[]; organization?: string | undefined }, PartiesProblem>> {
    if (reference === undefined) return failed({ code: 'missing', field });
    const member = await this.#once(reference, field);
    if (!member.ok) return member;
    if (member.value.resourceType !== 'PractitionerRole') return ok({ member: field === 'servicing' ? [member.value] : [], people: [], organization: reference });
    const { practitioner, organization } = roleSchema.parse(member.value);
    const people: Resource[] = [];
    for (const each of [practitioner?.reference, organization?.reference]) {
      if (each === undefined) continue;
      const read = await this.#once(each, field);
      if (!read.ok) return read;
      people.push(read.value);
    }
    return ok({ member: [member.value], people, organization: organization?.reference });
  }

  async #once(reference: string, field: 'contractId' | 'consumer' | 'requesting' | 'servicing'): Promise<Result<Resource, PartiesProblem>> {
    const known = this.#known.get(reference);
    if (known) return ok(known);
    const read = await this.#resource(reference, field);
    if (read.ok) this.#known.set(reference, read.value);
    return read;
  }

  async #resource(reference: string, field: 'contractId' | 'consumer' | 'requesting' | 'servicing'): Promise<Result<Resource, PartiesProblem>> {
    const read = await this.#fhir.read(reference, resourceSchema);
    if (read.ok) return read;
    return failed(read.failure.code === 'not-found' ? { code: 'missing', field } : read.failure);
  }
}

type CoverageFound = { readonly resource: Resource; readonly seen: Omit<SeenCoverage, 'asOf'> };

/** The consumer's coverage by an insurer, an active one first; undefined when there is none. */
export async function readCoverage(fhir: FhirClient, patientId: string, insurerId: string): Promise<Result<CoverageFound | undefined, FhirProblem>> {
  const bundle = await fhir.read(`Coverage?beneficiary=Patient/${patientId}`, searchsetSchema);
  if (!bundle.ok) return bundle;
  const found = (bundle.value.entry ?? []).flatMap(({ resource }) => coverageSchema.safeParse(resource).data ?? []);
  const theirs = found.filter(({ payor }) => payor.some(({ reference }) => reference?.endsWith(`Organization/${insurerId}`)));
  const best = theirs.find(({ status }) => status === 'active') ?? theirs[0];
  if (!best) return ok(undefined);
  const { status, subscriberId, period } = best;
  const seen = { status, ...(subscriberId !== undefined && { memberId: subscriberId }), ...(period?.start !== undefined && { from: period.start }), ...(period?.end !== undefined && { to: period.end }) };
  return ok({ resource: best, seen });
}
