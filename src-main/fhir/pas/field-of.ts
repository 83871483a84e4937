import type { DraftFields, DraftPath } from '../../../src-shared/models/draft.ts';

/** The field of a draft that the server means by a FHIRPath in the request's Bundle; undefined where the draft has none. */
export function fieldOf(expression: string, fields: DraftFields): DraftPath | undefined {
  const place = expression.replace(/^Bundle\.entry\[0\]\.resource\.|^Claim\./, '');
  const [, list, number, leaf = ''] = /^(item|diagnosis)\[(\d+)\](?:\.(\w+))?/.exec(place) ?? [];
  if (list === 'diagnosis') {
    const row = fields.diagnoses[Number(number)];
    return row ? ['diagnoses', row.id, 'diagnosis'] : ['diagnoses'];
  }
  if (list === 'item') {
    if (leaf === 'category') return ['serviceType'];
    if (leaf === 'locationCodeableConcept') return ['placeOfService'];
    const row = fields.services[Number(number)];
    if (!row) return ['services'];
    return ['services', row.id, serviceMember(leaf, place)];
  }
  return headMember(place);
}

function serviceMember(leaf: string, place: string): string {
  if (leaf === 'quantity') return place.includes('.unit') ? 'unit' : 'quantity';
  if (leaf.startsWith('serviced')) return place.endsWith('.end') ? 'to' : 'from';
  return 'service';
}

const heads: Readonly<Record<string, DraftPath>> = {
  insurer: ['contractId'],
  insurance: ['contractId'],
  type: ['requestType'],
  subType: ['requestType'],
  patient: ['consumer'],
  provider: ['requesting'],
  careTeam: ['servicing'],
  priority: ['urgency'],
  extension: ['urgency'],
  item: ['services'],
  diagnosis: ['diagnoses'],
  supportingInfo: ['attachments'],
};

function headMember(place: string): DraftPath | undefined {
  return heads[/^\w+/.exec(place)?.[0] ?? ''];
}
