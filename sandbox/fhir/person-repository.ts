import { forbidden, notFound, OperationOutcomeError, preconditionFailed, validateResource, type SearchRequest, type WithId } from '@medplum/core';
import { FhirRepository, type CreateResourceOptions, type DeleteResourceOptions, type UpdateResourceOptions } from '@medplum/fhir-router';
import type { Bundle, Reference, Resource } from '@medplum/fhirtypes';
import { isOpenTo, type Person } from './access.ts';
import { loadStructures } from './definitions.ts';
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
    return this.#store.createResource(resource, options);
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

  override readHistory<T extends Resource>(): Promise<Bundle<WithId<T>>> {
    return Promise.reject(new OperationOutcomeError(notFound));
  }

  override readVersion<T extends Resource>(): Promise<WithId<T>> {
    return Promise.reject(new OperationOutcomeError(notFound));
  }

  override async updateResource<T extends Resource>(resource: T, options?: UpdateResourceOptions): Promise<WithId<T>> {
    const before = this.#store.get(resource.resourceType, resource.id ?? '');
    this.#checkOpen(before);
    this.#checkWrite(resource);
    if (options?.ifMatch !== undefined && options.ifMatch !== before.meta?.versionId) throw new OperationOutcomeError(preconditionFailed);
    return this.#store.updateResource(resource);
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

  #checkOpen(resource: StoredResource): void {
    if (!isOpenTo(this.#store, this.#person, resource)) throw new OperationOutcomeError(forbidden);
  }

  #checkWrite(resource: Resource): void {
    loadStructures();
    validateResource(resource);
    this.#checkOpen({ ...resource, id: resource.id ?? '' });
  }
}
