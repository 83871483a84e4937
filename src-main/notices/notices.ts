import type { Language } from '../../src-shared/models/about.ts';
import type { NoticeTab } from '../../src-shared/models/place.ts';
import { defaultSettings, type Settings } from '../../src-shared/models/settings.ts';
import type { Clock } from '../clock.ts';
import { attentionKinds, countOf, type Attention, type AttentionKind } from './attention.ts';
import { noticeText, taskbarText } from './notice-text.ts';

/** What comes within this time is one notice. */
const burstMs = 3_000;

/** The desktop that the notices stand on. */
export type NoticePorts = {
  readonly clock: Pick<Clock, 'wait'>;
  /** Whether the person has the window before them. */
  readonly isLookedAt: () => boolean;
  /** Shows a notice in place of the one before; a click on it leads to the tab. */
  readonly show: (text: string, tab: NoticeTab) => void;
  readonly close: () => void;
  /** Shows a number on the taskbar, and what it means; 0 takes it away. */
  readonly showCount: (count: number, text: string) => void;
  readonly language: () => Language;
};

/** Where each kind is dealt with. */
const tabs: Record<AttentionKind, NoticeTab> = { answers: 'cases', messages: 'messageCenter', unsent: 'createCase', replies: 'messageCenter', conflicts: 'createCase' };

type Key = `${AttentionKind} ${string}`;

/**
 * Tells a person who looks elsewhere how much is new that needs them, and keeps the number on the taskbar. Nothing is told
 * twice, nothing that was there when the home was opened, and nothing while no home is open.
 */
export class Notices {
  readonly #ports: NoticePorts;
  #settings: Pick<Settings, 'notifications' | 'taskbarCount'> = defaultSettings;
  #attention: Attention | undefined;
  /** What the person has had before them. */
  #seen: ReadonlySet<Key> = new Set();
  /** What the standing notice counts. */
  #told: ReadonlySet<Key> = new Set();
  #burst: AbortController | undefined;
  #count = 0;

  constructor(ports: NoticePorts) {
    this.#ports = ports;
  }

  /** What needs the person now; undefined while nobody's home is open, or it is not loaded. */
  changed(attention: Attention | undefined): void {
    const isFirst = this.#attention === undefined;
    this.#attention = attention;
    this.#showCount();
    // What is gone counts as new when it comes again.
    this.#seen = new Set(this.#all().filter((key) => this.#seen.has(key)));
    const news = this.#news();
    if (isFirst || news.length === 0 || !this.#settings.notifications || this.#ports.isLookedAt()) this.lookedAt();
    else if (!this.#burst && !this.#isTold(news)) void this.#tell();
  }

  /** The person has the window before them. */
  lookedAt(): void {
    this.#burst?.abort();
    this.#burst = undefined;
    this.#seen = new Set(this.#all());
    if (this.#told.size > 0) this.#ports.close();
    this.#told = new Set();
  }

  /** Other settings hold from now on. */
  obey(settings: Pick<Settings, 'notifications' | 'taskbarCount'>): void {
    this.#settings = settings;
    if (!settings.notifications) this.lookedAt();
    this.#showCount();
  }

  async #tell(): Promise<void> {
    const burst = new AbortController();
    this.#burst = burst;
    await this.#ports.clock.wait(burstMs, burst.signal);
    if (burst.signal.aborted) return;
    this.#burst = undefined;
    const news = this.#news();
    if (this.#isTold(news)) return;
    this.#told = new Set(news);
    const ofKind = (kind: AttentionKind) => news.filter((key) => key.startsWith(`${kind} `)).length;
    const counts = { answers: ofKind('answers'), messages: ofKind('messages'), unsent: ofKind('unsent'), replies: ofKind('replies'), conflicts: ofKind('conflicts') };
    const first = attentionKinds.find((kind) => counts[kind] > 0) ?? 'messages';
    this.#ports.show(noticeText(counts, this.#ports.language()), tabs[first]);
  }

  #showCount(): void {
    const count = this.#attention && this.#settings.taskbarCount ? countOf(this.#attention) : 0;
    if (count === this.#count) return;
    this.#count = count;
    this.#ports.showCount(count, taskbarText(count, this.#ports.language()));
  }

  #all(): Key[] {
    return attentionKinds.flatMap((kind) => (this.#attention?.[kind] ?? []).map((id): Key => `${kind} ${id}`));
  }

  #news(): Key[] {
    return this.#all().filter((key) => !this.#seen.has(key));
  }

  #isTold(news: readonly Key[]): boolean {
    return news.every((key) => this.#told.has(key));
  }
}
