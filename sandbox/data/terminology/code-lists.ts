import { readFileSync } from 'node:fs';

/** A code with its text. */
export interface Code {
  readonly code: string;
  readonly display: string;
}

/**
 * The code lists of the sandbox: extracts of ICD-10-CM (NCHS/CMS, FY 2025) and HCPCS Level II (CMS), and all CMS place of
 * service codes, with their texts, which are the US government's; X12 service type codes with words of our own.
 */
const files = { icd10: 'icd-10-cm.tsv', hcpcs: 'hcpcs.tsv', placeOfService: 'place-of-service.tsv', serviceType: 'service-type.tsv' } as const;

export type CodeList = keyof typeof files;

const lists = new Map<CodeList, readonly Code[]>();

/** A list, in the order of its codes. */
export function codeList(name: CodeList): readonly Code[] {
  const known = lists.get(name);
  if (known) return known;
  const lines = readFileSync(new URL(`./${files[name]}`, import.meta.url), 'utf8').trimEnd().split('\n');
  const list = lines.map((line): Code => {
    const [code = '', display = ''] = line.split('\t');
    return { code, display };
  });
  lists.set(name, list);
  return list;
}

/** Whether a list has a code. */
export function hasCode(name: CodeList, code: string): boolean {
  return codeList(name).some((known) => known.code === code);
}
