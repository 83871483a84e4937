import { Buffer } from 'node:buffer';

const starts: readonly (readonly [type: string, hex: string])[] = [
  ['application/pdf', '255044462d'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/tiff', '49492a00'],
  ['image/tiff', '4d4d002a'],
];

/** The media type of a file by its first bytes, whatever its name says: PDF, JPEG, PNG, TIFF or plain text; undefined for any other. */
export function attachmentType(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 8)).toString('hex');
  const known = starts.find(([, hex]) => head.startsWith(hex))?.[0];
  return known ?? (isText(content) ? 'text/plain' : undefined);
}

function isText(content: Uint8Array): boolean {
  if (content.length === 0 || content.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
