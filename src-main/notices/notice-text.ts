import { enNotices } from '../../src-renderer/words/en-notices.ts';
import { esNotices } from '../../src-renderer/words/es-notices.ts';
import type { Language } from '../../src-shared/models/about.ts';
import { attentionKinds, type AttentionKind } from './attention.ts';

const words = { en: enNotices, es: esNotices } satisfies Record<Language, typeof enNotices>;

/** What a notice says: how many of each kind, a line each, and never about whom. */
export function noticeText(counts: Readonly<Record<AttentionKind, number>>, language: Language): string {
  return attentionKinds.filter((kind) => counts[kind] > 0).map((kind) => words[language][kind](counts[kind])).join('\n');
}

/** What the number on the taskbar means, for who can't see it. */
export function taskbarText(count: number, language: Language): string {
  return words[language].taskbar(count);
}
