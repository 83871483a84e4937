import { randomUUID } from 'node:crypto';
import type { Bundle, BundleEntry, Claim, Coverage, DocumentReference, OperationOutcome, Patient, Resource } from '@medplum/fhirtypes';
import { concept } from '../data/codes.ts';
import { pasExtension, systems } from '../fhir/pas/names.ts';
import { z } from 'zod';
import type { TestClient } from './client.ts';

/** What a request is made of; the rest is usual. */
export interface RequestParts {
  readonly identifier?: string;
  readonly code?: string;
  readonly patient?: Patient;
  readonly contract?: string;
  readonly documents?: readonly DocumentReference[];
}

const TRACE_NUMBER = 'https://riverbend.example/request-trace-number';

const bodySchema = z.looseObject({ resourceType: z.string().optional(), entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })).optional() });

/** One answer, with the members that tests look at. */
export interface PasReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof bodySchema>;
}

/** Reads resources from the sandbox and makes PAS Bundles of them, as a client does. */
export class PasClient {
  readonly client: TestClient;
  readonly token: string;
  readonly #cache = new Map<string, Resource>();

  constructor(client: TestClient, token: string) {
    this.client = client;
    this.token = token;
  }

  /** A request Bundle for a consumer of the main facility that holds against every rule. */
  async requestBundle(parts: RequestParts = {}): Promise<Bundle & { entry: BundleEntry[] }> {
    const patient = parts.patient ?? this.client.sandbox.control.consumers().find(({ managingOrganization }) => managingOrganization?.reference === 'Organization/riverbend-regional');
    if (!patient) throw new Error('no consumer');
    const coverage = await this.#coverage(patient, parts.contract);
    const insurer = coverage.payor[0]?.reference ?? '';
    const documents = (parts.documents ?? []).map((document): BundleEntry => ({ fullUrl: `urn:uuid:${randomUUID()}`, resource: { ...document, subject: this.#refer(patient) } }));
    const claim: Claim = {
      resourceType: 'Claim', status: 'active', use: 'preauthorization', created: '2026-11-24T12:00:00Z',
      extension: [{ url: pasExtension('levelOfServiceCode'), valueCodeableConcept: concept(systems.levelOfService, 'E') }],
      identifier: [{ system: TRACE_NUMBER, value: parts.identifier ?? randomUUID() }],
      type: concept('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'), priority: concept('http://terminology.hl7.org/CodeSystem/processpriority', 'normal'),
      patient: this.#refer(patient), insurer: { reference: this.#url(insurer) }, provider: { reference: this.#url('Organization/riverbend-regional') },
      insurance: [{ sequence: 1, focal: true, coverage: this.#refer(coverage) }],
      careTeam: [{ sequence: 1, provider: { reference: this.#url('PractitionerRole/clinician-banerjee-role') }, extension: [{ url: pasExtension('careTeamClaimScope'), valueBoolean: true }] }],
      diagnosis: [{ sequence: 1, diagnosisCodeableConcept: concept(systems.icd10, 'G47.33'), type: [concept(systems.pas, 'principal')] }],
      supportingInfo: [
        { sequence: 1, category: concept(systems.pas, 'freeFormMessage'), valueString: 'Please call the front desk.' },
        ...documents.map(({ fullUrl = '' }, index) => ({ sequence: index + 2, category: concept(systems.pas, 'additionalInformation'), valueReference: { reference: fullUrl } })),
      ],
      item: [{
        sequence: 1, careTeamSequence: [1], diagnosisSequence: [1], category: concept(systems.serviceType, '12'), productOrService: concept(systems.hcpcs, parts.code ?? 'E0601'),
        extension: [
          { url: pasExtension('serviceItemRequestType'), valueCodeableConcept: concept(systems.requestType, 'HS') },
          { url: pasExtension('certificationType'), valueCodeableConcept: concept(systems.certificationType, 'I') },
        ],
        servicedPeriod: { start: '2026-12-01', end: '2027-02-28' }, locationCodeableConcept: concept(systems.placeOfService, '12'), quantity: { value: 4, unit: 'units' },
      }],
    };
    const known = await Promise.all([insurer, 'Organization/riverbend-regional', 'PractitionerRole/clinician-banerjee-role', 'Practitioner/clinician-banerjee'].map((reference) => this.read(reference)));
    return structuredClone({
      resourceType: 'Bundle', type: 'collection', timestamp: '2026-11-24T12:00:00Z', identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` },
      entry: [{ fullUrl: `urn:uuid:${randomUUID()}`, resource: claim }, ...[patient, coverage, ...known].map((resource) => this.#entry(resource)), ...documents],
    });
  }

  /** An inquiry Bundle by example of a request Bundle; without items, by its identifier or another. */
  inquiryBundle(request: Bundle & { entry: BundleEntry[] }, changes: Partial<Claim> = {}): Bundle {
    const claim = claimOf(request);
    const { item: _, careTeam: __, diagnosis: ___, supportingInfo: ____, ...head } = claim;
    const types = ['Patient', 'Coverage', 'Organization'];
    return {
      ...request, identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` },
      entry: [{ fullUrl: `urn:uuid:${randomUUID()}`, resource: { ...head, ...changes } }, ...request.entry.filter(({ resource }) => types.includes(resource?.resourceType ?? ''))],
    };
  }

  submit(bundle: unknown, key: string = randomUUID(), headers: Record<string, string> = {}): Promise<PasReply> {
    return this.#post('Claim/$submit', bundle, { 'idempotency-key': `"${key}"`, ...headers });
  }

  inquire(bundle: unknown): Promise<PasReply> {
    return this.#post('Claim/$inquire', bundle, {});
  }

  /** Asks the FHIR endpoint as the person. */
  async ask(path: string, init: RequestInit = {}): Promise<PasReply> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    const response = await fetch(this.#url(path), { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: bodySchema.parse(text === '' ? {} : JSON.parse(text)) };
  }

  /** Writes a resource: POST to a type, PUT to a reference. */
  write(path: string, resource: unknown, headers: Record<string, string> = {}): Promise<PasReply> {
    return this.ask(path, { method: path.includes('/') ? 'PUT' : 'POST', body: JSON.stringify(resource), headers: { 'content-type': 'application/fhir+json', ...headers } });
  }

  /** A resource by reference, read once. */
  async read(reference: string): Promise<Resource> {
    const known = this.#cache.get(reference);
    if (known) return known;
    const { status, body } = await this.ask(reference);
    if (status !== 200) throw new Error(`${reference}: ${status}`);
    this.#cache.set(reference, body as unknown as Resource);
    return body as unknown as Resource;
  }

  async #coverage(patient: Patient, contract: string | undefined): Promise<Coverage> {
    const { body } = await this.ask(`Coverage?beneficiary=Patient/${patient.id ?? ''}`);
    const coverage = body.entry?.[0]?.resource as unknown as Coverage | undefined;
    if (coverage) return coverage;
    return {
      resourceType: 'Coverage', id: randomUUID(), status: 'active', subscriberId: patient.identifier?.[0]?.value ?? '', beneficiary: this.#refer(patient),
      relationship: concept('http://terminology.hl7.org/CodeSystem/subscriber-relationship', 'self'), payor: [{ reference: this.#url(`Organization/${contract ?? 'virginia-dmas'}`) }],
    };
  }

  #post(path: string, bundle: unknown, headers: Record<string, string>): Promise<PasReply> {
    return this.ask(path, { method: 'POST', body: JSON.stringify(bundle), headers: { 'content-type': 'application/fhir+json', ...headers } });
  }

  #url(reference: string): string {
    return reference.startsWith('http') ? reference : `${this.client.sandbox.clientConfig.fhirBaseUrl}/${reference}`;
  }

  #refer(resource: Resource): { reference: string } {
    return { reference: this.#url(`${resource.resourceType}/${resource.id ?? ''}`) };
  }

  #entry(resource: Resource): BundleEntry {
    return { fullUrl: this.#url(`${resource.resourceType}/${resource.id ?? ''}`), resource };
  }
}

/** Signs in the main account and gives a client for its requests. */
export async function openPas(client: TestClient, name?: string): Promise<PasClient> {
  return new PasClient(client, (await client.signIn(name)).body.access_token ?? '');
}

/** The Claim of a request Bundle, to be changed in place. */
export function claimOf(bundle: Bundle): Claim {
  const resource = bundle.entry?.[0]?.resource;
  if (resource?.resourceType !== 'Claim') throw new Error('no Claim');
  return resource;
}

/** A document with inline data. */
export function documentOf(data: Buffer, contentType = 'application/pdf'): DocumentReference {
  return { resourceType: 'DocumentReference', status: 'current', type: { text: 'Clinical notes' }, content: [{ attachment: { contentType, title: 'Clinical notes', data: data.toString('base64') } }] };
}

/** The issues of an OperationOutcome as `code expression`. */
export function issuesOf(reply: PasReply): string[] {
  const { issue } = reply.body as unknown as OperationOutcome;
  return issue.map(({ code, expression }) => [code, ...(expression ?? [])].join(' '));
}
