import type { Communication, Patient } from '@medplum/fhirtypes';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { attachmentFindings } from './attachments.ts';
import { contractOfMember, contractsOf, takesNewConsumers } from './contracts.ts';
import type { OperationContext } from './pas/operation.ts';
import { errorReply } from './reply.ts';

/**
 * Why a write can't be taken, beside FHIR's own rules: an update without If-Match when the settings ask for it (428), a new
 * consumer without If-None-Exist (428) or where the contract has none (422), a message from somebody else (403) or with
 * an attachment that is not taken (413, 422).
 */
export function refuseWrite(context: OperationContext, { method, headers }: HttpRequest, body: unknown): HttpReply | undefined {
  if ((method === 'PUT' || method === 'DELETE') && context.settings().requireIfMatch && headers['if-match'] === undefined) {
    return errorReply(428, 'required', 'If-Match is needed.');
  }
  if (method !== 'POST' || typeof body !== 'object' || body === null) return undefined;
  const { resourceType } = body as { resourceType?: unknown };
  if (resourceType === 'Patient') return refusePatient(context, headers['if-none-exist'], body as Patient);
  return resourceType === 'Communication' ? refuseMessage(context, body as Communication) : undefined;
}

function refusePatient({ store }: OperationContext, ifNoneExist: string | string[] | undefined, patient: Patient): HttpReply | undefined {
  if (ifNoneExist === undefined) return errorReply(428, 'required', 'If-None-Exist is needed to add a consumer.');
  const contract = contractOfMember(contractsOf(store, patient.managingOrganization?.reference ?? ''), patient);
  if (!contract) return errorReply(422, 'business-rule', 'The consumer has no member id (type MB) of a contract of the facility.', 'Patient.identifier');
  return takesNewConsumers(contract) ? undefined : errorReply(422, 'business-rule', 'This contract does not take consumers that the payer does not know.', 'Patient');
}

function refuseMessage({ person, settings }: OperationContext, { sender, payload }: Communication): HttpReply | undefined {
  if (!person.facilities.has(sender?.reference ?? '')) return errorReply(403, 'forbidden', 'A message is sent by a facility of yours.', 'Communication.sender');
  if (!Array.isArray(payload)) return undefined;
  const [finding] = payload.flatMap(({ contentAttachment }, index) =>
    (contentAttachment ? attachmentFindings(contentAttachment, `Communication.payload[${index}].contentAttachment`, settings().attachmentLimit) : []));
  return finding && errorReply(finding.code === 'too-costly' ? 413 : 422, finding.code ?? 'value', finding.text ?? 'This is not taken.', finding.expression);
}
