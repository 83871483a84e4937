import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import type { PasRequest } from './request-bundle.ts';
import { brokenRules, type Rule } from './rule.ts';
import { bundleRules } from './rules/bundle-rules.ts';
import { headerRules } from './rules/header-rules.ts';
import { informationRules } from './rules/information-rules.ts';
import { itemRules } from './rules/item-rules.ts';
import { partyRules } from './rules/party-rules.ts';

/** The most bytes of one document, unless the settings say otherwise. */
export const DEFAULT_ATTACHMENT_LIMIT = 5_000_000;

/** Every rule that a request is held to. */
export function requestRules(attachmentLimit = DEFAULT_ATTACHMENT_LIMIT): readonly Rule[] {
  return [...bundleRules, ...headerRules, ...partyRules, ...itemRules, ...informationRules(attachmentLimit)];
}

/**
 * Holds a request Bundle against the rules of Da Vinci PAS 2.2.1: an issue for every place that breaks one, with the
 * rule's text, and its name and source as `diagnostics`. None: the request is fit to be sent.
 */
export function checkRequest(request: PasRequest, attachmentLimit = DEFAULT_ATTACHMENT_LIMIT): OperationOutcomeIssue[] {
  return brokenRules(requestRules(attachmentLimit), request);
}
