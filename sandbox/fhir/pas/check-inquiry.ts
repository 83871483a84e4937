import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import type { PasRequest } from './request-bundle.ts';
import { brokenRules } from './rule.ts';
import { bundleRules } from './rules/bundle-rules.ts';
import { headerRules } from './rules/header-rules.ts';
import { partyRules } from './rules/party-rules.ts';

const PARTIES = ['insurer', 'requestor', 'patient', 'npi'];

/**
 * Holds an inquiry Bundle against PAS 2.2.1: the Bundle's rules, and that requester, payer and one consumer with a member
 * id are named (278 inquiry loops 2000A, 2000B, 2000C).
 */
export function inquiryIssues(request: PasRequest): OperationOutcomeIssue[] {
  const rules = [...bundleRules, ...headerRules.filter(({ id }) => id === 'claim-status'), ...partyRules.filter(({ id }) => PARTIES.includes(id))];
  return brokenRules(rules, request);
}
