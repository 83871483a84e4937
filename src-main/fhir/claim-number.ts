import * as z from 'zod';

const numbered = z.object({ identifier: z.array(z.object({ value: z.string().optional() })).optional() });

/** The number that people know a request by: its Claim's first identifier that was made for people, not a UUID. */
export function claimNumber(claim: unknown): string | undefined {
  return numbered.safeParse(claim).data?.identifier?.find(({ value }) => value !== undefined && !value.startsWith('urn:uuid:'))?.value;
}
