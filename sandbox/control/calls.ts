import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { VoiceBinding } from '../data/accounts.ts';

/** Where a call is. `missed`: nobody finished it in time; `replaced`: the person asked for something else. */
export type CallState = 'ringing' | 'answered' | 'approved' | 'refused' | 'busy' | 'missed' | 'replaced';

/** A telephone call that the sandbox pretends to make. Times are ISO 8601. */
export interface Call {
  readonly id: string;
  readonly at: string;
  readonly expiresAt: string;
  readonly username: string;
  readonly to: string;
  readonly state: CallState;
  readonly binding: VoiceBinding;
  /** What the voice says, once answered. */
  readonly spoken?: string;
}

/** What a person can do with a call; `keys` are digits and the final #. */
export type CallAction =
  | { readonly action: 'answer' }
  | { readonly action: 'press'; readonly keys: string }
  | { readonly action: 'hang-up' }
  | { readonly action: 'busy' };

interface LiveCall {
  readonly id: string;
  readonly at: number;
  readonly expiresAt: number;
  readonly username: string;
  readonly to: string;
  readonly binding: VoiceBinding;
  /** The number on the person's screen (`transfer`) or the code read out (`prompt`). */
  readonly secret: string;
  state: CallState;
}

/** The calls of a sandbox and the keys that are pressed on them. */
export class CallBoard {
  readonly #calls: LiveCall[] = [];
  readonly #clock: Clock;
  readonly #onChange: () => void;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Rings a number for `lifetime` seconds; `code` is read out when the binding is `prompt`. Gives id and binding code. */
  ring(username: string, to: string, binding: VoiceBinding, lifetime: number, code: string): { id: string; bindingCode: string } {
    const secret = binding === 'transfer' ? String(randomInt(10, 100)) : code;
    const at = this.#clock.now();
    const call: LiveCall = { id: randomUUID(), at, expiresAt: at + lifetime * 1000, username, to, binding, secret, state: 'ringing' };
    this.#calls.unshift(call);
    this.#onChange();
    return { id: call.id, bindingCode: secret };
  }

  /** The state of a call. */
  state(id: string): CallState {
    const call = this.#find(id);
    return call ? this.#stateOf(call) : 'missed';
  }

  /** Ends a call that nobody waits for any more. */
  replace(id: string): void {
    const call = this.#find(id);
    if (call && isOpen(this.#stateOf(call))) this.#enter(call, 'replaced');
  }

  /** Does something with a call. Answers false when the call is unknown, over, or not yet answered for a key. */
  act(id: string, action: CallAction): boolean {
    const call = this.#find(id);
    if (!call) return false;
    const state = this.#stateOf(call);
    if (!isOpen(state)) return false;
    switch (action.action) {
      case 'answer':
        return state === 'ringing' && this.#enter(call, 'answered');
      case 'press':
        return state === 'answered' && call.binding !== 'prompt' && this.#enter(call, isRightKey(call, action.keys) ? 'approved' : 'refused');
      case 'hang-up':
        return this.#enter(call, 'refused');
      case 'busy':
        return state === 'ringing' && this.#enter(call, 'busy');
    }
  }

  /** All calls, newest first. */
  list(): Call[] {
    return this.#calls.map((call) => {
      const state = this.#stateOf(call);
      return {
        id: call.id, username: call.username, to: call.to, binding: call.binding, state,
        at: new Date(call.at).toISOString(), expiresAt: new Date(call.expiresAt).toISOString(),
        ...(state === 'answered' && { spoken: spokenText(call) }),
      };
    });
  }

  #find(id: string): LiveCall | undefined {
    return this.#calls.find((call) => call.id === id);
  }

  #stateOf(call: LiveCall): CallState {
    return isOpen(call.state) && call.expiresAt <= this.#clock.now() ? 'missed' : call.state;
  }

  #enter(call: LiveCall, state: CallState): true {
    call.state = state;
    this.#onChange();
    return true;
  }
}

function isOpen(state: CallState): boolean {
  return state === 'ringing' || state === 'answered';
}

function isRightKey(call: LiveCall, keys: string): boolean {
  return keys === (call.binding === 'transfer' ? `${call.secret}#` : '#');
}

function spokenText(call: LiveCall): string {
  switch (call.binding) {
    case 'none':
      return 'Please press the pound key to finish your verification.';
    case 'transfer':
      return 'Please key in the number on your screen, then press the pound key.';
    case 'prompt':
      return `Your verification code is ${call.secret}.`;
  }
}
