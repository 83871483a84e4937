import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { languageSchema, type Language } from '../../src-shared/models/about.ts';

const preferencesSchema = z.object({ language: languageSchema.optional() });

/** What this PC's users chose of the program, for whoever signs in: `preferences.json` in the profile. */
export class Preferences {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The chosen language; undefined when none was chosen or the file can't be read. */
  language(): Language | undefined {
    try {
      return preferencesSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).language;
    } catch {
      return undefined;
    }
  }

  /** Keeps the language. The file is replaced whole. Throws when the disk refuses. */
  setLanguage(language: Language): void {
    const temporary = `${this.#path}.new`;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(temporary, JSON.stringify({ language } satisfies z.input<typeof preferencesSchema>), { mode: 0o600, flush: true });
    renameSync(temporary, this.#path);
  }
}

/** The first of the system's preferred languages (BCP 47) that the program speaks, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const parsed = languageSchema.safeParse(tag.split(/[-_]/)[0]?.toLowerCase());
    if (parsed.success) return parsed.data;
  }
  return 'en';
}
