import { failed, ok } from '../../src-shared/models/result.ts';
import { FhirClient, type FhirProblem } from '../api/fhir-client.ts';
import { ScriptedHttp } from './scripted-http.ts';
import { searchset } from './resources.ts';
import type { ClaimResponse } from '../fhir/answer.ts';
import type { Claim } from '../fhir/resources.ts';

const role = { resourceType: 'PractitionerRole', id: 'r1', organization: { reference: 'Organization/f1' } };
const facility = { resourceType: 'Organization', id: 'f1', name: 'Riverside Clinic', identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }] };
const insurers = [{ resourceType: 'Organization', id: 'i2', name: 'Best Care' }, { resourceType: 'Organization', id: 'i1', name: 'Acme Health' }];

/** A FHIR server as the home sees it: what it holds, how long its pages are, and what fails. */
export class FhirServer extends FhirClient {
  claims: Claim[] = [];
  answers: readonly ClaimResponse[] = [];
  coverages: readonly unknown[] = [];
  roles: readonly unknown[] = [role, facility];
  pageSize = 2;
  /** What an address answers in place of the truth. */
  instead: (address: string) => FhirProblem | string | undefined = () => undefined;
  readonly asked: string[] = [];

  constructor() {
    super(new ScriptedHttp(), 'https://server.example/fhir', { accessToken: () => Promise.resolve(failed({ code: 'offline' })), refused: () => undefined }, new AbortController().signal);
  }

  override text(address: string) {
    this.asked.push(address);
    const instead = this.instead(address);
    if (typeof instead === 'string') return Promise.resolve(ok(instead));
    if (instead) return Promise.resolve(failed(instead));
    return Promise.resolve(ok(JSON.stringify(this.#answer(address))));
  }

  #answer(address: string): unknown {
    const url = new URL(address, 'https://server.example/fhir/');
    const of = (name: string) => url.searchParams.get(name);
    switch (url.pathname) {
      case '/fhir/PractitionerRole':
        return searchset(this.roles);
      case '/fhir/OrganizationAffiliation':
        return searchset([{ resourceType: 'OrganizationAffiliation', id: 'oa' }, facility, ...insurers]);
      case '/fhir/Claim':
        return of('_summary') === 'count' ? searchset([], { total: this.claims.filter(({ status }) => status === of('status')).length }) : this.#page(url);
      case '/fhir/ClaimResponse':
        return searchset(this.answers);
      case '/fhir/Coverage':
        return searchset(this.coverages);
      default:
        throw new Error(`Nobody serves ${address}`);
    }
  }

  #page(url: URL): unknown {
    const since = url.searchParams.get('_lastUpdated')?.slice('ge'.length) ?? '';
    const found = this.claims.filter(({ meta }) => meta.lastUpdated >= since).toSorted((a, b) => a.meta.lastUpdated.localeCompare(b.meta.lastUpdated));
    const offset = Number(url.searchParams.get('_offset') ?? 0);
    const next = new URL(url);
    next.searchParams.set('_offset', String(offset + this.pageSize));
    const link = offset + this.pageSize < found.length ? [{ relation: 'next', url: next.href }] : [];
    return searchset(found.slice(offset, offset + this.pageSize), { link });
  }
}
