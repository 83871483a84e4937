import { failed, type Result } from '../../src-shared/models/result.ts';
import type { Refused } from '../session/unlocking.ts';
import type { Remembered } from '../vault/tile.ts';
import { atRest, ofPin, type Machine } from './machine.ts';
import type { Step } from './step.ts';

/** How long an opened vault waits for a code or for a reason: somebody else may have come to the desk. */
const heldWithinMs = 180_000;

type Waiting = Extract<Step, { kind: 'unlock' | 'offline-code' | 'emergency' }>;

/** What a tile takes besides its password where the server is away: a code of the authenticator app, or an emergency. */
export class OfflineOpening {
  readonly #machine: Machine;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** A refused opening: the same step with its problem, or the one that would open it. */
  refused(step: Waiting, { held, digits = 6, ...refused }: Refused): void {
    const { person } = step;
    const { log, audit } = this.#machine.ports;
    log.info('unlock.refused', { code: refused.code });
    void audit({ action: 'unlocked', outcome: 'refused', what: person.practitioner, detail: refused.code });
    const problem = person.via === 'domain' ? ofPin(refused) : refused;
    if (refused.code === 'offline-code') this.#hold({ kind: 'offline-code', busy: false, person, digits });
    else if (held === 'code') this.#hold({ kind: 'offline-code', busy: false, person, digits, problem });
    else if (held === 'emergency') this.#hold(step.kind === 'emergency' ? { ...atRest(step), problem } : { kind: 'unlock', busy: false, person, emergency: true, problem });
    else if (step.kind === 'unlock') this.#machine.go({ ...atRest(step), emergency: false, problem });
    else this.#toUnlock(person, problem);
  }

  /** The code that the app shows now. */
  async submitCode(code: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'offline-code' || step.busy) return;
    await this.#open(step, () => ports.sessions.submitOfflineCode(code.replaceAll(/\s/g, '')));
  }

  /** Asks for the reason of an emergency. */
  askEmergency(): void {
    const { step } = this.#machine;
    if (step?.kind !== 'unlock' || step.busy || step.emergency !== true) return;
    this.#hold({ kind: 'emergency', busy: false, person: step.person });
  }

  /** The person gave a reason and confirmed it. Nothing opens before the disk has it; the reason is never in the log. */
  async openInEmergency(reason: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'emergency' || step.busy) return;
    await this.#open(step, async () => {
      const kept = await ports.audit({ action: 'emergency-access', reason }, step.person.practitioner);
      return kept ? ports.sessions.openInEmergency() : failed({ code: 'audit-not-kept', held: 'emergency' });
    });
  }

  async #open(step: Waiting, open: () => Promise<Result<undefined, Refused>>): Promise<void> {
    const { log, audit } = this.#machine.ports;
    this.#machine.go({ ...atRest(step), busy: true });
    const from = this.#machine.step;
    const opened = await this.#machine.whileOpening(open());
    if (this.#machine.step !== from) return;
    if (!opened.ok) return this.refused(step, opened.failure);
    log.info('unlock.opened');
    void audit({ action: 'unlocked' });
    this.#machine.go(undefined);
  }

  #hold(step: Waiting): void {
    this.#machine.go(step);
    this.#machine.after(heldWithinMs, () => this.#toUnlock(step.person, { code: 'not-confirmed-in-time' }));
  }

  #toUnlock(person: Remembered, problem: Refused): void {
    this.#machine.ports.sessions.letGo();
    this.#machine.go({ kind: 'unlock', busy: false, person, problem });
  }
}
