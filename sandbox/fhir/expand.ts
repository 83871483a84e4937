import { badRequest, notFound, OperationOutcomeError } from '@medplum/core';
import type { ValueSet } from '@medplum/fhirtypes';
import { codeList, type Code, type CodeList } from '../data/terminology/code-lists.ts';
import { PAS, systems } from './pas/names.ts';

/** The value sets that can be expanded: those that PAS 2.2.1 binds, as far as their texts may be given. */
export const valueSets: Readonly<Record<string, { readonly list: CodeList; readonly system: string }>> = {
  [`${PAS}/ValueSet/X12278DiagnosisCodes`]: { list: 'icd10', system: systems.icd10 },
  [`${PAS}/ValueSet/X12278RequestedServiceType`]: { list: 'hcpcs', system: systems.hcpcs },
  [`${PAS}/ValueSet/X12278LocationType`]: { list: 'placeOfService', system: systems.placeOfService },
  'https://valueset.x12.org/x217/005010/request/2000F/UM/1/03/00/1365': { list: 'serviceType', system: systems.serviceType },
};

const DEFAULT_COUNT = 20;
const MAX_COUNT = 1000;

/**
 * Expands a value set (FHIR R4 ValueSet/$expand): `url`, `filter` (a code's beginning, with or without its point, or the
 * beginnings of words in any order), `count`, `offset`.
 * @throws OperationOutcomeError with 404 for a value set that is not here, 400 for a parameter that is not right.
 */
export function expand(query: URLSearchParams, now: number): ValueSet {
  for (const name of query.keys()) if (!['url', 'filter', 'count', 'offset'].includes(name)) throw new OperationOutcomeError(badRequest(`Unknown parameter: ${name}`, name));
  const url = query.get('url');
  if (url === null) throw new OperationOutcomeError(badRequest('url is needed', 'url'));
  const valueSet = valueSets[url];
  if (!valueSet) throw new OperationOutcomeError(notFound);
  const count = Math.min(wholeNumber(query, 'count', DEFAULT_COUNT), MAX_COUNT);
  const offset = wholeNumber(query, 'offset', 0);
  const filter = query.get('filter') ?? '';
  const found = codeList(valueSet.list).filter((code) => fits(code, filter));
  const contains = found.slice(offset, offset + count).map(({ code, display }) => ({ system: valueSet.system, code, display }));
  return {
    resourceType: 'ValueSet', status: 'active', url,
    expansion: {
      identifier: `${url}?filter=${encodeURIComponent(filter)}`, timestamp: new Date(now).toISOString(), total: found.length, offset,
      parameter: [{ name: 'filter', valueString: filter }, { name: 'count', valueInteger: count }, { name: 'offset', valueInteger: offset }],
      ...(contains.length > 0 && { contains }),
    },
  };
}

function wholeNumber(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  if (!/^\d{1,6}$/.test(text)) throw new OperationOutcomeError(badRequest(`${name} is a whole number`, name));
  return Number(text);
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function fits({ code, display }: Code, filter: string): boolean {
  const wanted = fold(filter).trim();
  if (code.replace('.', '').toLowerCase().startsWith(wanted.replaceAll('.', ''))) return true;
  const words = fold(display).split(/[^a-z0-9]+/);
  return wanted.split(/\s+/).every((beginning) => words.some((word) => word.startsWith(beginning.replaceAll(/[^a-z0-9]/g, ''))));
}
