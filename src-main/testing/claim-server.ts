import { failed, ok } from '../../src-shared/models/result.ts';
import type { FhirAnswer, FhirClient } from '../api/fhir-client.ts';
import { draftClaimSchema, type DraftClaim } from '../fhir/draft/draft-claim.ts';

/** What happens to one exchange: it never arrives, its answer is lost, or the server refuses it with a status. */
export type Fault = 'cut' | 'lost' | number;

/** The Claims of a FHIR server, with versions and preconditions. `fault` says what goes wrong with the next exchange. */
export class ClaimServer implements Pick<FhirClient, 'send' | 'text'> {
  readonly claims = new Map<string, DraftClaim>();
  readonly asked: string[] = [];
  fault: (call: string) => Fault | undefined = () => undefined;
  #next = 0;

  readonly text: FhirClient['text'] = (address) => {
    const fault = this.#faultOf(`GET ${address}`);
    if (fault !== undefined) return Promise.resolve(failed({ code: 'timeout' }));
    const claim = this.claims.get(address.replace('Claim/', ''));
    return Promise.resolve(claim ? ok(JSON.stringify(claim)) : failed({ code: 'not-found' }));
  };

  readonly send: FhirClient['send'] = (method, path, json, headers) => {
    const fault = this.#faultOf(`${method} ${path}`);
    if (typeof fault === 'number') return Promise.resolve(ok({ status: fault, body: JSON.stringify({ issue: [{ code: 'business-rule', expression: ['Claim.item[0]'] }] }) }));
    if (fault === 'cut') return Promise.resolve(failed({ code: 'timeout' }));
    const answer = this.#answer(method, path.replace('Claim/', ''), json, headers ?? {});
    return Promise.resolve(fault === 'lost' ? failed({ code: 'timeout' }) : ok(answer));
  };

  /** Puts a Claim in, as its next version. */
  put(id: string, claim: DraftClaim): DraftClaim {
    const version = Number(this.claims.get(id)?.meta?.versionId ?? 0) + 1;
    this.#next += 1;
    const kept = { ...claim, id, meta: { ...claim.meta, versionId: String(version), lastUpdated: new Date(Date.UTC(2026, 0, 5) + this.#next).toISOString() } };
    this.claims.set(id, kept);
    return kept;
  }

  #faultOf(call: string): Fault | undefined {
    this.asked.push(call);
    return this.fault(call);
  }

  #answer(method: string, id: string, json: string | undefined, headers: Readonly<Record<string, string>>): FhirAnswer {
    const whole = (status: number, claim: DraftClaim) => ({ status, body: JSON.stringify(claim) });
    const sent = json === undefined ? undefined : draftClaimSchema.parse(JSON.parse(json));
    if (method === 'POST' && sent) {
      const number = headers['If-None-Exist']?.split('|')[1];
      const known = [...this.claims.values()].find((claim) => JSON.stringify(claim.identifier).includes(`"${number ?? ''}"`));
      return known ? whole(200, known) : whole(201, this.put(`server-${this.claims.size + this.#next}`, sent));
    }
    const there = this.claims.get(id);
    if (!there) return { status: 410, body: '' };
    if (headers['If-Match'] !== `W/"${there.meta?.versionId ?? ''}"`) return { status: 412, body: '' };
    if (method === 'PUT' && sent) return whole(200, this.put(id, sent));
    this.claims.delete(id);
    return { status: 200, body: '' };
  }
}
