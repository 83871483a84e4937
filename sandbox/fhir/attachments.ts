import { createHash } from 'node:crypto';
import type { Attachment, Binary } from '@medplum/fhirtypes';
import type { Finding } from './pas/rule.ts';
import type { FhirStore } from './store.ts';

const startsWith = (...bytes: number[]) => (data: Buffer): boolean => data.subarray(0, bytes.length).equals(Buffer.from(bytes));
const isText = (data: Buffer): boolean => !data.includes(0) && Buffer.from(data.toString('utf8')).equals(data);

/** The content types that are taken, and what their data begins with. */
export const contentTypes: ReadonlyMap<string, (data: Buffer) => boolean> = new Map([
  ['application/pdf', startsWith(0x25, 0x50, 0x44, 0x46, 0x2d)],
  ['image/jpeg', startsWith(0xff, 0xd8, 0xff)],
  ['image/png', startsWith(0x89, 0x50, 0x4e, 0x47)],
  ['image/tiff', (data: Buffer) => startsWith(0x49, 0x49, 0x2a, 0)(data) || startsWith(0x4d, 0x4d, 0, 0x2a)(data)],
  ['text/plain', isText],
]);

/** What is wrong with inline data: too large, a type that is not taken, other content than said, a wrong size or hash. */
export function attachmentFindings({ data, contentType, size, hash }: Attachment, path: string, limit: number): Finding[] {
  if (data === undefined) return [];
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > limit) return [{ expression: `${path}.data`, code: 'too-costly', text: `A document may have ${limit} bytes; this one has ${bytes.length}.` }];
  const check = contentTypes.get(contentType?.split(';')[0]?.trim().toLowerCase() ?? '');
  if (!check) return [{ expression: `${path}.contentType`, code: 'not-supported', text: `Documents are ${[...contentTypes.keys()].join(', ')}.` }];
  if (!check(bytes)) return [{ expression: `${path}.data`, text: 'The content is not what contentType says.' }];
  if (size !== undefined && size !== bytes.length) return [{ expression: `${path}.size`, text: 'The size is not the size of the data.' }];
  if (hash !== undefined && hash !== sha1(bytes)) return [{ expression: `${path}.hash`, text: 'The hash is not the SHA-1 of the data.' }];
  return [];
}

/**
 * Puts inline data in a Binary of its own: the attachment then has `url`, `size` and `hash` (SHA-1, base64) instead.
 * @param owner reference of the resource that it belongs to, which says who may read it
 */
export async function keepAttachment(store: FhirStore, attachment: Attachment, owner: string): Promise<Attachment> {
  const { data, ...rest } = attachment;
  if (data === undefined) return attachment;
  const bytes = Buffer.from(data, 'base64');
  const binary = await store.createResource<Binary>({ resourceType: 'Binary', contentType: attachment.contentType ?? 'application/octet-stream', securityContext: { reference: owner }, data });
  return { ...rest, url: `Binary/${binary.id}`, size: bytes.length, hash: sha1(bytes) };
}

/** SHA-1 in base64, as FHIR R4 `Attachment.hash` is. */
export function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64');
}
