import * as z from 'zod';

const numbered = z.object({ identifier: z.array(z.object({ value: z.string().optional() })).optional() });

/** The number that people know a request by: its Claim's first identifier. */
export function claimNumber(claim: unknown): string | undefined {
  return numbered.safeParse(claim).data?.identifier?.[0]?.value;
}
