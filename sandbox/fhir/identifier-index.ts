import type { Identifier } from '@medplum/fhirtypes';
import type { StoredResource } from './store.ts';

/** Which resources of a type have an identifier. */
export class IdentifierIndex {
  readonly #ids = new Map<string, Set<string>>();

  add(resource: StoredResource): void {
    for (const key of keysOf(resource)) this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(resource.id));
  }

  remove(resource: StoredResource): void {
    for (const key of keysOf(resource)) this.#ids.get(key)?.delete(resource.id);
  }

  find(type: string, system: string, value: string): readonly string[] {
    return [...(this.#ids.get(keyOf(type, system, value)) ?? [])];
  }
}

function keysOf(resource: StoredResource): string[] {
  const { identifier } = resource as { identifier?: Identifier | Identifier[] };
  return [identifier ?? []].flat().map(({ system = '', value = '' }) => keyOf(resource.resourceType, system, value));
}

function keyOf(type: string, system: string, value: string): string {
  return JSON.stringify([type, system, value]);
}
