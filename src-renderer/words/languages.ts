import type { Language } from '../../src-shared/models/about.ts';

/** The languages that the program speaks, each named in itself. */
export const languages: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'es', name: 'Español' },
];
