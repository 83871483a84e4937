import {
  evalFhirPath, getSearchParameter, gone, matchesSearchRequest, badRequest, notFound, OperationOutcomeError,
  type Filter, type SearchRequest, type WithId,
} from '@medplum/core';
import { MemoryRepository, type CreateResourceOptions, type DeleteResourceOptions } from '@medplum/fhir-router';
import type { Reference, Resource } from '@medplum/fhirtypes';
import type { Clock } from '../clock.ts';
import { IdentifierIndex } from './identifier-index.ts';

/** A resource as the store keeps it: never changed in place. */
export type StoredResource = WithId<Resource>;

/** How many filters remember what matches them; those used longest ago are forgotten. */
const REMEMBERED_FILTERS = 200;

/**
 * The FHIR library's memory repository, made fit for the sandbox: versions count from 1, `lastUpdated` comes from the
 * sandbox's clock and always grows, deleted resources answer 410, and a search remembers which resources match a filter.
 */
export class FhirStore extends MemoryRepository {
  /** By type, in the order of `lastUpdated`. */
  readonly #byType = new Map<string, Map<string, StoredResource>>();
  readonly #deleted = new Set<string>();
  /** By type and id, the oldest first; a deletion is undefined. */
  readonly #versions = new Map<string, (StoredResource | undefined)[]>();
  readonly #identifiers = new IdentifierIndex();
  readonly #matches = new Map<string, { filter: Filter; type: string; ids: Set<string> }>();
  readonly #clock: Clock;
  #lastStamp = 0;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  /** Puts seeded resources in, each with its own `meta.lastUpdated`, oldest first. */
  async load(resources: readonly Resource[]): Promise<void> {
    for (const resource of resources) {
      await this.#put({ ...resource, meta: { ...resource.meta, versionId: '1' } }, false);
    }
  }

  override async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions, update = false): Promise<WithId<T>> {
    const previous = update && resource.id !== undefined ? this.#find(resource.resourceType, resource.id) : undefined;
    if (update && !previous) throw new OperationOutcomeError(notFound);
    this.#lastStamp = Math.max(this.#lastStamp + 1, this.#clock.now());
    const meta = {
      ...resource.meta,
      versionId: String(Number(previous?.meta?.versionId ?? 0) + 1),
      lastUpdated: new Date(this.#lastStamp).toISOString(),
    };
    const id = previous?.id ?? (options?.assignedId ? resource.id : undefined) ?? this.generateId();
    return structuredClone(await this.#put({ ...resource, id, meta }, update));
  }

  override readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    return Promise.resolve().then(() => structuredClone(this.get(resourceType, id)) as WithId<T>);
  }

  override async deleteResource(resourceType: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    this.#identifiers.remove(this.get(resourceType, id));
    await super.deleteResource(resourceType, id, options);
    this.#byType.get(resourceType)?.delete(id);
    this.#deleted.add(`${resourceType}/${id}`);
    this.#versions.get(`${resourceType}/${id}`)?.push(undefined);
    for (const match of this.#matches.values()) if (match.type === resourceType) match.ids.delete(id);
  }

  /** The stored resource itself, not to be changed. @throws OperationOutcomeError with 404, or 410 when it was deleted. */
  get(resourceType: string, id: string): StoredResource {
    const resource = this.#find(resourceType, id);
    if (!resource) throw new OperationOutcomeError(this.#deleted.has(`${resourceType}/${id}`) ? gone : notFound);
    return resource;
  }

  /** What a literal reference points to, if it is here. */
  resolve(reference: Reference | undefined): StoredResource | undefined {
    const [type, id] = reference?.reference?.split('/') ?? [];
    return type !== undefined && id !== undefined ? this.#find(type, id) : undefined;
  }

  /** The resources of a type that have an identifier. */
  byIdentifier(type: string, system: string, value: string): StoredResource[] {
    return this.#identifiers.find(type, system, value).flatMap((id) => this.#find(type, id) ?? []);
  }

  /** Every version of a resource, the oldest first; undefined is a deletion. @throws OperationOutcomeError with 404. */
  versions(resourceType: string, id: string): readonly (StoredResource | undefined)[] {
    const versions = this.#versions.get(`${resourceType}/${id}`);
    if (!versions) throw new OperationOutcomeError(notFound);
    return versions;
  }

  /** All resources of a type that match the filters, in the order of `lastUpdated`. */
  select(request: SearchRequest): StoredResource[] {
    const all = this.#byType.get(request.resourceType);
    if (!all) return [];
    const filters = request.filters ?? [];
    const [first] = filters;
    const exact = first?.code === 'identifier' && first.operator === 'eq' ? /^([^|,]+)\|([^|,]+)$/.exec(first.value) : null;
    if (exact) {
      const found = this.byIdentifier(request.resourceType, exact[1] ?? '', exact[2] ?? '');
      return found.filter((resource) => matchesSearchRequest(resource, { ...request, filters: filters.slice(1) }));
    }
    const memberships = filters.filter((filter) => filter.code !== '_lastUpdated').map((filter) => this.#matching(request.resourceType, filter));
    const times = filters.filter((filter) => filter.code === '_lastUpdated').map(lastUpdatedTest);
    return [...all.values()].filter((resource) =>
      memberships.every((ids) => ids.has(resource.id)) && times.every((test) => test(resource.meta?.lastUpdated ?? '')));
  }

  /** The resources that the given ones refer to by a reference search parameter, each once. */
  included(request: SearchRequest, resources: readonly StoredResource[]): StoredResource[] {
    const found = new Map<string, StoredResource>();
    for (const include of request.include ?? []) {
      const parameter = getSearchParameter(include.resourceType, include.searchParam);
      if (parameter?.expression === undefined || parameter.type !== 'reference') {
        throw new OperationOutcomeError(badRequest(`Invalid _include: ${include.resourceType}:${include.searchParam}`));
      }
      for (const resource of resources) {
        for (const reference of evalFhirPath(parameter.expression, resource) as Reference[]) {
          const target = this.resolve(reference);
          if (target && (include.targetType === undefined || include.targetType === target.resourceType)) {
            found.set(`${target.resourceType}/${target.id}`, target);
          }
        }
      }
    }
    return [...found.values()];
  }

  #find(resourceType: string, id: string): StoredResource | undefined {
    return this.#byType.get(resourceType)?.get(id);
  }

  async #put<T extends Resource>(resource: T, update: boolean): Promise<WithId<T>> {
    const stored = await this.withSeeding(() => super.createResource(resource, { assignedId: true }, update));
    const all = this.#byType.get(stored.resourceType) ?? new Map<string, StoredResource>();
    this.#byType.set(stored.resourceType, all);
    const before = all.get(stored.id);
    if (before) this.#identifiers.remove(before);
    all.delete(stored.id);
    all.set(stored.id, stored);
    this.#identifiers.add(stored);
    const reference = `${stored.resourceType}/${stored.id}`;
    this.#versions.set(reference, [...(this.#versions.get(reference) ?? []), stored]);
    this.#deleted.delete(reference);
    this.#lastStamp = Math.max(this.#lastStamp, Date.parse(stored.meta?.lastUpdated ?? '') || 0);
    for (const match of this.#matches.values()) {
      if (match.type !== stored.resourceType) continue;
      if (matches(stored, match.filter)) match.ids.add(stored.id);
      else match.ids.delete(stored.id);
    }
    return stored;
  }

  #matching(type: string, filter: Filter): Set<string> {
    const key = JSON.stringify([type, filter]);
    const known = this.#matches.get(key);
    if (known) {
      this.#matches.delete(key);
      this.#matches.set(key, known);
      return known.ids;
    }
    const ids = new Set<string>();
    for (const resource of this.#byType.get(type)?.values() ?? []) if (matches(resource, filter)) ids.add(resource.id);
    this.#matches.set(key, { filter, type, ids });
    const [oldest] = this.#matches.keys();
    if (this.#matches.size > REMEMBERED_FILTERS && oldest !== undefined) this.#matches.delete(oldest);
    return ids;
  }
}

function matches(resource: Resource, filter: Filter): boolean {
  return matchesSearchRequest(resource, { resourceType: resource.resourceType, filters: [filter] });
}

const timeTests: ReadonlyMap<string, (at: number, wanted: number) => boolean> = new Map([
  ['ge', (at, wanted) => at >= wanted],
  ['gt', (at, wanted) => at > wanted],
  ['sa', (at, wanted) => at > wanted],
  ['le', (at, wanted) => at <= wanted],
  ['lt', (at, wanted) => at < wanted],
  ['eb', (at, wanted) => at < wanted],
]);

function lastUpdatedTest(filter: Filter): (lastUpdated: string) => boolean {
  const wanted = Date.parse(filter.value);
  if (Number.isNaN(wanted)) throw new OperationOutcomeError(badRequest('Invalid _lastUpdated'));
  const test = timeTests.get(filter.operator);
  if (!test) throw new OperationOutcomeError(badRequest('_lastUpdated takes ge, gt, le, lt, sa or eb'));
  return (lastUpdated) => test(Date.parse(lastUpdated), wanted);
}
