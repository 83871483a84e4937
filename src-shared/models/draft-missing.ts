import type { DraftFields, DraftMissing, DraftPath } from './draft.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Whether this is a day of the calendar, YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const time = isoDate.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether this is an amount that can be asked for: a decimal number above zero. */
export function isQuantity(text: string): boolean {
  return /^\d{1,9}(\.\d{1,4})?$/.test(text.trim()) && Number(text) > 0;
}

/** What a draft still needs before it can be sent, in the order of the form (Da Vinci PAS 2.2.1 profile-claim, the minimum that payers read). */
export function missingOf(fields: DraftFields): DraftMissing[] {
  const missing: DraftMissing[] = [];
  const need = (present: unknown, path: DraftPath) => {
    if (present === undefined || present === '') missing.push({ path, code: 'needed' });
  };
  const check = (value: string | undefined, path: DraftPath, isRight: (text: string) => boolean) => {
    need(value, path);
    if (value !== undefined && value !== '' && !isRight(value)) missing.push({ path, code: 'invalid' });
  };
  need(fields.contractId, ['contractId']);
  need(fields.requestType, ['requestType']);
  need(fields.consumer, ['consumer']);
  need(fields.requesting, ['requesting']);
  need(fields.servicing, ['servicing']);
  need(fields.placeOfService, ['placeOfService']);
  need(fields.serviceType, ['serviceType']);
  need(fields.urgency, ['urgency']);
  if (fields.diagnoses.length === 0) missing.push({ path: ['diagnoses'], code: 'needed' });
  for (const { id, diagnosis } of fields.diagnoses) need(diagnosis?.code, ['diagnoses', id, 'diagnosis']);
  if (fields.services.length === 0) missing.push({ path: ['services'], code: 'needed' });
  for (const { id, service, quantity, unit, from, to } of fields.services) {
    need(service?.code, ['services', id, 'service']);
    check(quantity, ['services', id, 'quantity'], isQuantity);
    need(unit, ['services', id, 'unit']);
    check(from, ['services', id, 'from'], isIsoDate);
    check(to, ['services', id, 'to'], (day) => isIsoDate(day) && (from === undefined || !isIsoDate(from) || day >= from));
  }
  for (const { id, sha256 } of fields.attachments) if (sha256 === undefined) missing.push({ path: ['attachments', id], code: 'not-on-this-pc' });
  need(fields.attested, ['attested']);
  return missing;
}
