import { describe, expect, it } from 'vitest';
import { openClient } from '../../testing/client.ts';
import { claimOf, issuesOf, openPas, type PasReply } from '../../testing/pas.ts';

async function withRequest(parts: { identifier?: string; code?: string } = {}) {
  const pas = await openPas(await openClient());
  const bundle = await pas.requestBundle(parts);
  return { pas, bundle, submitted: await pas.submit(bundle) };
}

function answers({ body }: PasReply): unknown[] {
  return (body.entry ?? []).map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'ClaimResponse');
}

describe('Claim/$inquire', () => {
  it('finds a request by its identifier, its case id and its authorization number', async () => {
    const { pas, bundle, submitted } = await withRequest();
    const [response] = answers(submitted) as { identifier: { system: string; value: string }[]; preAuthRef: string }[];
    const numbers = [claimOf(bundle).identifier?.[0]?.value, response?.identifier.at(-1)?.value, response?.preAuthRef];
    for (const value of numbers) {
      expect(answers(await pas.inquire(pas.inquiryBundle(bundle, { identifier: [{ system: 'urn:any', value: value ?? '' }] })))).toEqual([response]);
    }
  });

  it('finds the requests of a consumer, by code and by dates', async () => {
    const { pas, bundle } = await withRequest();
    const before = answers(await pas.inquire(pas.inquiryBundle(bundle, { identifier: [] }))).length;
    const second = await pas.requestBundle({ code: 'E0470' });
    await pas.submit(second);
    const [item] = claimOf(second).item ?? [];
    if (!item) throw new Error('no item');
    const count = async (changes: Parameters<typeof pas.inquiryBundle>[1]) => answers(await pas.inquire(pas.inquiryBundle(bundle, { identifier: [], ...changes }))).length;
    expect(await count({})).toBe(before + 1);
    const { careTeamSequence: _, diagnosisSequence: __, ...example } = item;
    expect(await count({ item: [example] })).toBe(1);
    expect(await count({ billablePeriod: { start: '2027-02-01', end: '2027-06-30' } })).toBeGreaterThanOrEqual(2);
    expect(await count({ billablePeriod: { start: '2031-01-01', end: '2031-01-31' } })).toBe(0);
  });

  it('says so when there is none, and drafts are none', async () => {
    const { pas, bundle } = await withRequest();
    const draft = pas.client.sandbox.control.claims().find(({ status }) => status === 'draft');
    const reply = await pas.inquire(pas.inquiryBundle(bundle, { identifier: draft?.identifier ?? [] }));
    expect(reply.status).toBe(200);
    expect(reply.body.entry?.map(({ resource }) => resource)).toMatchObject([{ resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'not-found' }] }]);
  });

  it('needs a consumer with a member id', async () => {
    const { pas, bundle } = await withRequest();
    const inquiry = structuredClone(pas.inquiryBundle(bundle));
    for (const { resource } of inquiry.entry ?? []) if (resource?.resourceType === 'Patient') delete resource.identifier;
    expect(issuesOf(await pas.inquire(inquiry))).toEqual([expect.stringMatching(/^required Bundle\.entry\[\d\]\.resource\.identifier$/)]);
  });

  it('shows the decision of a pended request once it is made, with a letter and a message', async () => {
    const { pas, bundle, submitted } = await withRequest({ identifier: 'pended-1', code: 'K0003' });
    expect(answers(submitted)).toMatchObject([{ outcome: 'partial' }]);
    const { control } = pas.client.sandbox;
    expect(await control.decide('pended-1', 'certified')).toBe(true);
    expect(await control.decide('pended-1', 'certified')).toBe(false);
    expect(await control.decide('nobody', 'certified')).toBe(false);
    expect(answers(await pas.inquire(pas.inquiryBundle(bundle)))).toMatchObject([{ outcome: 'complete', preAuthRef: expect.any(String) as string, meta: { versionId: '2' } }]);
    const claim = control.claims().find(({ identifier }) => identifier?.[0]?.value === 'pended-1')?.id ?? '';
    const letters = await pas.ask(`DocumentReference?related=Claim/${claim}`);
    expect(letters.body.entry).toHaveLength(1);
    const document = letters.body.entry?.[0]?.resource as unknown as { content: { attachment: { url: string } }[] };
    const binary = await pas.ask(document.content[0]?.attachment.url ?? '');
    expect(Buffer.from((binary.body as { data?: string }).data ?? '', 'base64').toString()).toContain('Authorization number: ');
    const messages = await pas.ask(`Communication?recipient=Organization/riverbend-regional&received:missing=true&_count=50`);
    expect(messages.body.entry?.filter(({ resource }) => JSON.stringify(resource).includes(`Claim/${claim}`))).toHaveLength(2);
  });
});
