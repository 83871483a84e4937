import type { Coded } from '../../../src-shared/models/draft.ts';
import type { FoundCode } from '../../../src-shared/models/lookup.ts';

/** A code as a person reads it: the code, then its words if there are any. */
export const codeText = ({ code, text }: Coded): string => (text === '' || text === code ? code : `${code}  ${text}`);

const plain = (code: string) => code.replaceAll(/[.\s]/g, '').toUpperCase();

/**
 * What a typed or scanned text stands for: the code of the list with or without its point, else a code that the list does
 * not have (a CPT code, whose words may not be shipped): letters and digits, at least one digit. Undefined: no code.
 */
export function typedCode(typed: string, found: readonly FoundCode[]): FoundCode | undefined {
  const exact = found.find(({ code }) => plain(code) === plain(typed));
  if (exact) return exact;
  const code = typed.toUpperCase();
  return /^(?=.*\d)[A-Z0-9][A-Z0-9.]{3,7}$/.test(code) ? { code, text: '', favourite: false } : undefined;
}
