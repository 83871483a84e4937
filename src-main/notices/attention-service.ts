import type { CaseState } from '../../src-shared/models/case.ts';
import type { DraftState, DraftSummary } from '../../src-shared/models/draft.ts';
import type { Clock } from '../clock.ts';
import type { AnswerInState } from '../db/case-store.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { Attention } from './attention.ts';

/** While rows stream in, it is looked no more often than this. */
const calmMs = 250;
/** Nothing takes these answers back: after so long somebody has called the payer, or asked anew. */
const settledMs = 30 * 24 * 3_600_000;
const settledByTime: ReadonlySet<CaseState> = new Set(['contact-payer', 'error']);

/** What the attention of one open session is taken from. */
export type AttentionPorts = {
  readonly database: DatabaseCalls;
  readonly clock: Pick<Clock, 'now'>;
  readonly drafts: () => readonly DraftSummary[];
  /** The ids of the messages with an answer that the server did not take. */
  readonly refusedReplies: () => readonly string[];
  /** Whether everything was received from the server once. */
  readonly isLoaded: () => boolean;
  /** What needs the person is another; undefined while not everything was received. */
  readonly onChange: (attention: Attention | undefined) => void;
};

/** What needs the person of one open session. */
export class AttentionService {
  readonly #ports: AttentionPorts;
  #isOpen = false;
  #looking: NodeJS.Timeout | undefined;
  #last: string | undefined;
  /** The answers, as long as they are no others. */
  #known: { readonly revision: string; readonly answers: readonly AnswerInState[] } | undefined;

  constructor(ports: AttentionPorts) {
    this.#ports = ports;
  }

  /** Tells what is kept: what comes after it is new. */
  open(): Promise<void> {
    this.#isOpen = true;
    return this.#look();
  }

  /** Something of the home has changed. */
  changed(): void {
    if (!this.#isOpen) return;
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      void this.#look();
    }, calmMs);
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#looking);
  }

  async #look(): Promise<void> {
    const attention = this.#ports.isLoaded() ? await this.#read() : undefined;
    const now = JSON.stringify(attention);
    if (!this.#isOpen || now === this.#last) return;
    this.#last = now;
    this.#ports.onChange(attention);
  }

  async #read(): Promise<Attention> {
    const { database, clock, drafts, refusedReplies } = this.#ports;
    const [answers, messages] = await Promise.all([database.call('answersIn', ['pended', 'contact-payer', 'error'], this.#known?.revision), database.call('newMessages')]);
    if (answers) this.#known = answers;
    const isOpen = (state: CaseState, answered: string) => !settledByTime.has(state) || clock.now() - Date.parse(answered) < settledMs;
    const inState = (...states: readonly DraftState[]) => drafts().filter(({ state }) => states.includes(state)).map(({ id }) => id);
    return {
      // The payer's second word on a request is another answer.
      answers: (this.#known?.answers ?? []).filter(({ state, answered }) => isOpen(state, answered)).map(({ response, state }) => `${response} ${state}`),
      messages,
      unsent: inState('parked', 'refused'),
      replies: refusedReplies(),
      conflicts: inState('conflict'),
    };
  }
}
