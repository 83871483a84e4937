import type { Answer, Bridge } from '../src-shared/ipc/bridge.ts';

declare global {
  interface Window {
    readonly facilityDesk: Bridge;
  }
}

/** The way to main: the only reader of `window.facilityDesk`. */
export const bridge: Bridge = window.facilityDesk;

const faultListeners = new Set<() => void>();

/** Tells the listeners that a call failed by a fault of the program. */
export function reportProgramFault(): void {
  for (const listener of faultListeners) listener();
}

/** Calls `listener` whenever a call failed by a fault of the program; returns its own unsubscription. */
export function onProgramFault(listener: () => void): () => void {
  faultListeners.add(listener);
  return () => faultListeners.delete(listener);
}

/**
 * The value of a call; undefined when it was refused. A refusal for the state main is in is left to the next snapshot;
 * any other refusal is a fault of the program and is reported to `onProgramFault`.
 */
export async function ask<Value>(call: Promise<Answer<Value>>): Promise<Value | undefined> {
  try {
    const answer = await call;
    if (answer.ok) return answer.value;
    if (answer.refused === 'wrong-state') return undefined;
  } catch {
    // reported below like any other fault: the call did not reach main or main threw
  }
  reportProgramFault();
  return undefined;
}

/** Sends an intent whose outcome shows in the next snapshot. */
export function tell(call: Promise<Answer<undefined>>): void {
  void ask(call);
}
