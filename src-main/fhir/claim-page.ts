import { parsed } from './parsed.ts';
import { summarize, type RequestSummary } from './request-summary.ts';
import { claimSchema, patientSchema, searchsetSchema, type Claim, type Patient } from './resources.ts';

/** A page of requests, read. `next` is the address of the following page, `newest` the latest change in it. */
export type ClaimPage = {
  readonly requests: readonly RequestSummary[];
  readonly resources: readonly { readonly reference: string; readonly json: string }[];
  readonly next: string | undefined;
  readonly newest: string | undefined;
};

/**
 * Reads a searchset of Claims with what they include. `contracts` gives the insurers' names. Undefined when it isn't a
 * searchset; a single entry that does not fit is left out, since one broken request must not hide the others.
 */
export function readClaimPage(text: string, contracts: ReadonlyMap<string, string>): ClaimPage | undefined {
  const bundle = searchsetSchema.safeParse(parsed(text));
  if (!bundle.success) return undefined;
  const claims: Claim[] = [];
  const patients = new Map<string, Patient>();
  const resources: { reference: string; json: string }[] = [];
  for (const { resource } of bundle.data.entry ?? []) {
    const id = resource?.id;
    if (!resource || typeof id !== 'string') continue;
    if (resource.resourceType === 'Claim') {
      const claim = claimSchema.safeParse(resource);
      if (!claim.success) continue;
      claims.push(claim.data);
    } else if (resource.resourceType === 'Patient') {
      const patient = patientSchema.safeParse(resource);
      if (patient.success) patients.set(`Patient/${id}`, patient.data);
    }
    resources.push({ reference: `${resource.resourceType}/${id}`, json: JSON.stringify(resource) });
  }
  const requests = claims.map((claim) => {
    const insurer = claim.insurer?.reference ?? '';
    return summarize(claim, patients.get(claim.patient.reference ?? ''), contracts.get(insurer) ?? claim.insurer?.display ?? '');
  });
  const newest = claims.reduce<string | undefined>((latest, { meta }) => (latest === undefined || meta.lastUpdated > latest ? meta.lastUpdated : latest), undefined);
  return { requests, resources, next: bundle.data.link?.find((link) => link.relation === 'next')?.url, newest };
}
