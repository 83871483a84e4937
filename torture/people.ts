import * as z from 'zod';
import type { DraftFields } from '../src-shared/models/draft.ts';
import type { PracticeServer } from './practice-server.ts';

const facility = { reference: 'Organization/riverbend-regional', name: 'Riverbend Regional' };

const patients = z.object({
  entry: z.array(z.object({ resource: z.object({ resourceType: z.string(), id: z.string(), birthDate: z.string().optional(), identifier: z.array(z.object({ value: z.string().optional() })).optional(), payor: z.array(z.object({ reference: z.string() })).optional(), beneficiary: z.object({ reference: z.string() }).optional() }) })),
});

/** Complete requests, one for each consumer of the facility; `services` are the codes that are asked for in turn. */
export async function readyRequests(server: PracticeServer, token: string): Promise<(service: string, at: number) => DraftFields> {
  const found = patients.parse(await server.read('Patient?organization=riverbend-regional&_count=500', token)).entry.map(({ resource }) => resource);
  const coverages = patients.parse(await server.read('Coverage?_count=500', token)).entry.map(({ resource }) => resource);
  const people = found.flatMap(({ id, birthDate = '', identifier }) => {
    const contractId = coverages.find(({ beneficiary }) => beneficiary?.reference === `Patient/${id}`)?.payor?.[0]?.reference;
    return contractId === undefined ? [] : [{ contractId, consumer: { reference: `Patient/${id}`, name: 'Consumer', birthDate, consumerId: identifier?.[0]?.value ?? '' } }];
  });
  return (service, at) => {
    const person = people[at % people.length];
    if (!person) throw new Error('The facility has no consumers');
    return {
      ...person,
      requestType: 'AMB',
      requesting: facility,
      servicing: { reference: 'PractitionerRole/clinician-banerjee-role', name: 'Banerjee' },
      urgency: 'standard',
      placeOfService: { code: '12', text: 'Home' },
      serviceType: { code: '12', text: '' },
      diagnoses: [{ id: 'd1', diagnosis: { code: 'G47.33', text: '' }, principal: true }],
      services: [{ id: 's1', service: { code: service, text: '' }, quantity: '4', unit: 'units', from: '2026-12-01', to: '2027-02-28' }],
      notes: '',
      attachments: [],
      attested: { at: 1, by: 'Torture' },
    };
  };
}
