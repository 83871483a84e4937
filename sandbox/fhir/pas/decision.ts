import type { Claim } from '@medplum/fhirtypes';
import { systems } from './names.ts';
import { codeIn } from './rule.ts';

/** What the payer can say to a service that is asked for. */
export const decisionKinds = ['certified', 'partial', 'modified', 'not-certified', 'pended', 'contact-payer', 'not-needed', 'error'] as const;

export type DecisionKind = (typeof decisionKinds)[number];

/** X12 review action (306) of each kind; an error has none. */
export const reviewActions: Readonly<Record<Exclude<DecisionKind, 'error'>, string>> = {
  certified: 'A1', partial: 'A2', modified: 'A6', 'not-certified': 'A3', pended: 'A4', 'contact-payer': 'CT', 'not-needed': 'NA',
};

/** What is said in words, ours: the texts of the X12 codes are X12's. */
export const decisionTexts: Readonly<Record<DecisionKind, string>> = {
  certified: 'The service is certified as asked for.',
  partial: 'A part of the quantity is certified; for the rest the documents do not show the need.',
  modified: 'The service is certified with another quantity.',
  'not-certified': 'The service is not certified: the documents do not show that it is medically necessary.',
  pended: 'The request is pended: clinical notes of the last 60 days are needed within 15 calendar days.',
  'contact-payer': 'Call the payer about this service.',
  'not-needed': 'This service needs no authorization.',
  error: 'This code needs a description of the item; ask for the specific code.',
};

/** The kind for a service code; every other code is certified. */
export const decisionsByCode: Readonly<Record<string, DecisionKind>> = {
  G0151: 'partial', H0018: 'partial',
  T1019: 'modified', G0156: 'modified',
  L1960: 'not-certified', S5165: 'not-certified',
  K0003: 'pended', H0015: 'pended', E2402: 'pended',
  T2048: 'contact-payer',
  H0010: 'not-needed', E0100: 'not-needed',
  E1399: 'error',
};

/** The kind for each service of a request, by its code, or the ordered one for all. */
export function decide(claim: Claim, ordered?: DecisionKind): DecisionKind[] {
  return (claim.item ?? []).map(({ productOrService }) => {
    const code = codeIn(productOrService, systems.hcpcs) ?? codeIn(productOrService, systems.cpt) ?? '';
    return ordered ?? decisionsByCode[code] ?? 'certified';
  });
}
