import { forbidden, notFound, OperationOutcomeError, preconditionFailed, validateResource, type SearchRequest, type WithId } from '@medplum/core';
import { FhirRepository, type CreateResourceOptions, type DeleteResourceOptions, type UpdateResourceOptions } from '@medplum/fhir-router';
import type { Bundle, Communication, Patient, Reference, Resource } from '@medplum/fhirtypes';
import { isOpenTo, type Person } from './access.ts';
import { keepAttachment } from './attachments.ts';
import { contractOfMember, contractsOf } from './contracts.ts';
import { loadStructures } from './definitions.ts';
import { historyBundle } from './history.ts';
import { coverageOf } from './pas/known-resources.ts';
import { recordProvenance } from './provenance.ts';
import { searchBundle } from './search.ts';
import type { FhirStore, StoredResource } from './store.ts';

/** The store as one person may see it: a resource of another facility answers 403, a search leaves it out. */
export class PersonRepository extends FhirRepository {
  readonly #store: FhirStore;
  readonly #person: Person;
  readonly #requestUrl: URL;

  /** @param requestUrl gives the address that was asked, which paging links continue. */
  constructor(store: FhirStore, person: Person, requestUrl: URL) {
    super();
    this.#store = store;
    this.#person = person;
    this.#requestUrl = requestUrl;
  }

  override setMode(): void {
    // The memory store has one mode.
  }

  override generateId(): string {
    return this.#store.generateId();
  }

  override async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions): Promise<WithId<T>> {
    this.#checkWrite(resource);
    const kept = await this.#withKeptAttachments(resource);
    const created = await this.#store.createResource(kept, kept === resource ? options : { ...options, assignedId: true });
    if (created.resourceType === 'Patient') await this.#addCoverage(created);
    await this.#record(created, 'Created');
    return created;
  }

  override async readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    this.#checkOpen(this.#store.get(resourceType, id));
    return this.#store.readResource(resourceType, id);
  }

  override readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type = '', id = ''] = reference.reference?.split('/') ?? [];
    return this.readResource(type, id);
  }

  override readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    return Promise.all(references.map((reference) => this.readReference(reference).catch((error: unknown) => error as Error)));
  }

  override readHistory<T extends Resource>(resourceType: string, id: string): Promise<Bundle<WithId<T>>> {
    return Promise.resolve().then(() => {
      this.#checkOpen(this.#lastVersion(resourceType, id));
      return structuredClone(historyBundle(this.#store, resourceType, id, this.#base())) as Bundle<WithId<T>>;
    });
  }

  override readVersion<T extends Resource>(resourceType: string, id: string, versionId: string): Promise<WithId<T>> {
    return Promise.resolve().then(() => {
      const version = this.#store.versions(resourceType, id).find((resource) => resource?.meta?.versionId === versionId);
      if (!version) throw new OperationOutcomeError(notFound);
      this.#checkOpen(version);
      return structuredClone(version) as WithId<T>;
    });
  }

  override async updateResource<T extends Resource>(resource: T, options?: UpdateResourceOptions): Promise<WithId<T>> {
    const before = this.#store.get(resource.resourceType, resource.id ?? '');
    this.#checkOpen(before);
    this.#checkWrite(resource);
    if (options?.ifMatch !== undefined && options.ifMatch !== before.meta?.versionId) throw new OperationOutcomeError(preconditionFailed);
    const updated = await this.#store.updateResource(resource);
    await this.#record(updated, 'Changed');
    return updated;
  }

  override async deleteResource(resourceType: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    this.#checkOpen(this.#store.get(resourceType, id));
    await this.#store.deleteResource(resourceType, id, options);
  }

  override patchResource<T extends Resource>(): Promise<WithId<T>> {
    return Promise.reject(new OperationOutcomeError(notFound));
  }

  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const bundle = searchBundle(this.#store, request, (resource) => isOpenTo(this.#store, this.#person, resource), this.#requestUrl);
    return Promise.resolve(bundle as Bundle<WithId<T>>);
  }

  override searchByReference<T extends Resource>(): Promise<Record<string, WithId<T>[]>> {
    return Promise.reject(new OperationOutcomeError(notFound));
  }

  override withTransaction<TResult>(callback: (repository: this) => Promise<TResult>): Promise<TResult> {
    return callback(this);
  }

  /** The address that resources are under, with its final slash. */
  #base(): string {
    const { href } = this.#requestUrl;
    return href.slice(0, href.indexOf('/fhir/') + '/fhir/'.length);
  }

  #lastVersion(resourceType: string, id: string): StoredResource {
    const version = this.#store.versions(resourceType, id).findLast((resource) => resource !== undefined);
    if (!version) throw new OperationOutcomeError(notFound);
    return version;
  }

  /** A message whose attachments are kept as Binaries of their own, which need its id; anything else is as it was. */
  async #withKeptAttachments<T extends Resource>(resource: T): Promise<T> {
    if (resource.resourceType !== 'Communication' || !resource.payload) return resource;
    const id = this.#store.generateId();
    const payload: NonNullable<Communication['payload']> = [];
    for (const part of resource.payload) {
      payload.push(part.contentAttachment ? { ...part, contentAttachment: await keepAttachment(this.#store, part.contentAttachment, `Communication/${id}`) } : part);
    }
    return { ...resource, id, payload };
  }

  /** A consumer that a facility added is covered by the insurer whose member id they have. */
  async #addCoverage(patient: WithId<Patient>): Promise<void> {
    const contract = contractOfMember(contractsOf(this.#store, patient.managingOrganization?.reference ?? ''), patient);
    const insurer = contract?.organization?.reference;
    if (insurer !== undefined) await this.#store.createResource(coverageOf(patient, insurer));
  }

  async #record(resource: WithId<Resource>, activity: string): Promise<void> {
    if (resource.resourceType !== 'Claim') return;
    await recordProvenance(this.#store, this.#person, `Claim/${resource.id}`, resource.provider.reference, activity, resource.meta?.lastUpdated ?? '');
  }

  #checkOpen(resource: StoredResource): void {
    if (!isOpenTo(this.#store, this.#person, resource)) throw new OperationOutcomeError(forbidden);
  }

  #checkWrite(resource: Resource): void {
    loadStructures();
    validateResource(resource);
    this.#checkOpen({ ...resource, id: resource.id ?? '' });
  }
}
