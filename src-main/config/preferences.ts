import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { languageSchema, themeSchema, type Language } from '../../src-shared/models/about.ts';
import { choiceSchema } from '../../src-shared/models/settings.ts';

const preferencesSchema = z.object({
  language: languageSchema.optional(),
  theme: themeSchema.optional(),
  /** Settings that they want stricter than they have to be. */
  settings: choiceSchema.optional(),
});
type Chosen = z.infer<typeof preferencesSchema>;

/** What this PC's users chose of the program, for whoever signs in: `preferences.json` in the profile. */
export class Preferences {
  readonly #path: string;
  #known: Chosen | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** What they chose; nothing when the file can't be read. */
  chosen(): Chosen {
    this.#known ??= this.#read();
    return this.#known;
  }

  /** Keeps what is chosen beside the rest. The file is replaced whole. Throws when the disk refuses. */
  choose(chosen: Chosen): void {
    const all = { ...this.chosen(), ...chosen };
    const temporary = `${this.#path}.new`;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(temporary, JSON.stringify(all satisfies Chosen), { mode: 0o600, flush: true });
    renameSync(temporary, this.#path);
    this.#known = all;
  }

  #read(): Chosen {
    try {
      return preferencesSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return {};
    }
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
