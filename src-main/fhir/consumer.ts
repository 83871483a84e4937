import type { FoundConsumer } from '../../src-shared/models/lookup.ts';
import type { Patient } from './resources.ts';

/** A consumer's name as the worklist shows it: Family, Given. */
export function consumerName(patient: Patient): string {
  const name = patient.name?.find((each) => each.use === 'official') ?? patient.name?.[0];
  if (!name) return '';
  const given = (name.given ?? []).join(' ');
  return name.family !== undefined ? [name.family, given].filter(Boolean).join(', ') : (name.text ?? given);
}

/** The consumer's id with the payer: the member number (v2-0203 MB), else the first identifier. */
export function consumerId(patient: Patient): string {
  const member = patient.identifier?.find((each) => each.type?.coding?.some((coding) => coding.code === 'MB'));
  return (member ?? patient.identifier?.[0])?.value ?? '';
}

/** One line of address. */
export function consumerAddress(patient: Patient): string | undefined {
  const address = patient.address?.[0];
  if (!address) return undefined;
  const place = [address.city, [address.state, address.postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [...(address.line ?? []), place].filter(Boolean).join(', ');
}

/** What is shown of a consumer when one is looked for. */
export function foundConsumer(patient: Patient): FoundConsumer {
  const { id, birthDate, gender, telecom } = patient;
  const address = consumerAddress(patient);
  const phone = telecom?.find((each) => each.system === 'phone')?.value;
  return {
    reference: `Patient/${id}`,
    name: consumerName(patient),
    birthDate: birthDate ?? '',
    consumerId: consumerId(patient),
    ...(gender !== undefined && { gender }),
    ...(address !== undefined && { address }),
    ...(phone !== undefined && { phone }),
  };
}
