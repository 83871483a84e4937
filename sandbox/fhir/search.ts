import { badRequest, evalFhirPath, getSearchParameter, OperationOutcomeError, type SearchRequest, type SortRule } from '@medplum/core';
import type { Bundle, BundleEntry, BundleLink } from '@medplum/fhirtypes';
import type { FhirStore, StoredResource } from './store.ts';

const DEFAULT_PAGE = 20;

/** The most matches on one page; a larger `_count` is cut to it. */
const MAX_PAGE = 500;

/**
 * Answers a search (FHIR R4 §3.1.1): matches in `lastUpdated` order or by `_sort`, included resources, `total` when
 * `_summary=count` or `_total=accurate` ask for it, and a `next` link. Pages in `lastUpdated` order continue after the
 * last match, so a resource that changes between two pages is seen again and none is missed.
 * @throws OperationOutcomeError with 400 for a parameter that is not supported.
 */
export function searchBundle(
  store: FhirStore, request: SearchRequest, isOpen: (resource: StoredResource) => boolean, requestUrl: URL,
): Bundle {
  checkSupported(request);
  const found = store.select(request).filter(isOpen);
  const total = request.total === 'accurate' ? { total: found.length } : {};
  if (request.count === 0) return { resourceType: 'Bundle', type: 'searchset', ...total, link: [selfLink(requestUrl)] };

  const rules = request.sortRules ?? [];
  const sorted = rules.reduceRight((resources, rule) => sort(resources, rule), found);
  const start = startOfPage(sorted, request, rules);
  const count = Math.min(request.count ?? DEFAULT_PAGE, MAX_PAGE);
  const page = sorted.slice(start, start + count);
  const included = store.included(request, page).filter(isOpen);
  const link = [selfLink(requestUrl)];
  const last = page.at(-1);
  if (last && start + count < sorted.length) link.push(nextLink(requestUrl, isKeyset(rules) ? cursorOf(last) : String(start + count)));
  const base = requestUrl.href.slice(0, requestUrl.href.indexOf('/fhir/') + '/fhir/'.length);
  const entry = (mode: 'match' | 'include') => (resource: StoredResource): BundleEntry =>
    ({ fullUrl: `${base}${resource.resourceType}/${resource.id}`, search: { mode }, resource });
  const entries = [...page.map(entry('match')), ...included.map(entry('include'))];
  return { resourceType: 'Bundle', type: 'searchset', ...total, link, ...(entries.length > 0 && { entry: entries }) };
}

function checkSupported(request: SearchRequest): void {
  for (const filter of request.filters ?? []) {
    if (!getSearchParameter(request.resourceType, filter.code)) {
      throw new OperationOutcomeError(badRequest(`Unknown search parameter: ${filter.code}`));
    }
  }
  for (const rule of request.sortRules ?? []) {
    if (!getSearchParameter(request.resourceType, rule.code)) throw new OperationOutcomeError(badRequest(`Unknown sort: ${rule.code}`));
  }
  if (request.revInclude) throw new OperationOutcomeError(badRequest('_revinclude is not supported'));
  if (request.count !== undefined && !(request.count >= 0)) throw new OperationOutcomeError(badRequest('Invalid _count'));
}

function sort(resources: StoredResource[], rule: SortRule): StoredResource[] {
  if (rule.code === '_lastUpdated') return rule.descending ? [...resources].reverse() : resources;
  const expression = getSearchParameter(resources[0]?.resourceType ?? '', rule.code)?.expression;
  if (expression === undefined) return resources;
  const keyed = resources.map((resource) => ({ resource, key: JSON.stringify(evalFhirPath(expression, resource)[0] ?? '') }));
  const direction = rule.descending ? -1 : 1;
  return keyed.sort((left, right) => direction * left.key.localeCompare(right.key)).map(({ resource }) => resource);
}

function isKeyset(rules: readonly SortRule[]): boolean {
  return rules.length === 0 || (rules.length === 1 && rules[0]?.code === '_lastUpdated');
}

function startOfPage(sorted: readonly StoredResource[], request: SearchRequest, rules: readonly SortRule[]): number {
  if (request.cursor === undefined) return 0;
  if (!isKeyset(rules)) return Number(request.cursor) || 0;
  const after = Buffer.from(request.cursor, 'base64url').toString('utf8');
  const isAfter = ({ meta }: StoredResource): boolean => {
    const stamp = meta?.lastUpdated ?? '';
    return rules[0]?.descending ? stamp < after : stamp > after;
  };
  const start = sorted.findIndex(isAfter);
  return start === -1 ? sorted.length : start;
}

/** `lastUpdated`, which no two resources of the store share. */
function cursorOf(resource: StoredResource): string {
  return Buffer.from(resource.meta?.lastUpdated ?? '').toString('base64url');
}

function selfLink(requestUrl: URL): BundleLink {
  return { relation: 'self', url: requestUrl.href };
}

function nextLink(requestUrl: URL, cursor: string): BundleLink {
  const next = new URL(requestUrl);
  next.searchParams.set('_cursor', cursor);
  return { relation: 'next', url: next.href };
}
