import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { SavedAttachment } from '../../src-shared/models/message.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Attachment } from '../fhir/message.ts';

const binarySchema = z.object({ resourceType: z.literal('Binary'), data: z.base64() });

/** The file name extensions of the documents that a payer sends; anything else is saved as bytes that nothing opens. */
const extensions: Readonly<Partial<Record<string, string>>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tif',
  'text/plain': '.txt',
};

/** The content of an attachment, and the extension that its type has in a file name. */
export type AttachmentContent = { readonly bytes: Buffer; readonly extension: string };

/**
 * The content of an attachment: inline, or the Binary that it names. It is held against the attachment's SHA-1
 * (FHIR R4 §2.24.0.14); other content is `garbled`.
 */
export async function readAttachment(fhir: FhirClient, { data, url, hash, contentType }: Attachment): Promise<Result<AttachmentContent, SavedAttachment>> {
  let content = data;
  if (content === undefined) {
    if (url === undefined) return failed('not-there');
    const binary = await fhir.read(url, binarySchema);
    if (!binary.ok) {
      const { code } = binary.failure;
      if (code === 'sign-in-needed') return failed(code);
      return failed(code === 'not-found' ? 'not-there' : code === 'unexpected-answer' ? 'garbled' : 'unreachable');
    }
    content = binary.value.data;
  }
  const bytes = Buffer.from(content, 'base64');
  if (hash !== undefined && hash !== createHash('sha1').update(bytes).digest('base64')) return failed('garbled');
  return ok({ bytes, extension: extensions[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? '.bin' });
}
