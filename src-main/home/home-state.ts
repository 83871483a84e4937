import * as z from 'zod';
import { contractSchema } from '../../src-shared/models/home.ts';

const facilitySchema = z.object({ reference: z.string(), name: z.string(), npi: z.string().optional() });
export type Facility = z.infer<typeof facilitySchema>;

/** What is kept of the home beside the requests, one setting each. Values of another shape count as not there. */
const settings = {
  /** Those that the person works at, the first one first. */
  facilities: z.array(facilitySchema),
  contracts: z.array(contractSchema),
  contractId: z.string(),
  /** Epoch milliseconds of the last time that everything here equalled the server's. */
  asOf: z.number(),
  /** The latest change taken from the server, a FHIR instant: the next refresh asks from here on. */
  watermark: z.string(),
  /** The same for the payer's answers, and for coverages. */
  answersSince: z.string(),
  coveragesSince: z.string(),
  /** Number of the last whole listing. */
  pass: z.number().int(),
};

/** The home's kept values; a missing one was never received. */
export type HomeState = { readonly [Name in keyof typeof settings]?: z.infer<(typeof settings)[Name]> | undefined };

/** Reads the kept values out of the settings. */
export function readHomeState(values: Readonly<Record<string, string>>): HomeState {
  const state: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settings)) {
    const parsed = schema.safeParse(parse(values[`home.${name}`]));
    if (parsed.success) state[name] = parsed.data;
  }
  return state;
}

/** The settings to write for a change of kept values. */
export function homeSettings(change: HomeState): Record<string, string | null> {
  return Object.fromEntries(Object.entries(change).map(([name, value]) => [`home.${name}`, value === undefined ? null : JSON.stringify(value)]));
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
