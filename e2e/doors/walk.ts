import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { DoorsPages, newPerson } from '../pages/doors-pages.ts';
import type { SignInPages } from '../pages/sign-in-pages.ts';
import type { Answer } from './answers.ts';
import { ways, type Door, type Kept, type Stop, type Traveller, type Way } from './places.ts';

/** Settings with which a door can be gone through again and again. */
export const patient: Partial<Settings> = {
  codeInterval: 0, codeSends: 10_000, codeAttempts: 10_000, passwordAttempts: 10_000, callInterval: 1, resetPollInterval: 1, resetSteps: 0,
};

/** A person who goes through the doors of the login page, as often as is wanted. */
export class Walk implements Traveller {
  readonly signIn: SignInPages;
  readonly doors: DoorsPages;
  email = '';
  password = '';
  readonly #sandbox: Sandbox;
  #turn = 0;

  constructor({ page, signIn }: { readonly page: Page; readonly signIn: SignInPages }, sandbox: Sandbox) {
    this.signIn = signIn;
    this.doors = new DoorsPages(page, sandbox);
    this.#sandbox = sandbox;
  }

  readonly code = (): string => {
    const message = this.#sandbox.control.messages().find(({ username }) => username === this.email);
    if (message === undefined) throw new Error('No code was sent.');
    return message.code;
  };

  readonly another = (): string => (this.password += '!');

  /** From wherever signing in is now to a stop of a way, its fields still empty. */
  async to(door: Door, stop: number): Promise<Stop> {
    const { open, stops }: Way = ways[door];
    if (await this.signIn.cancel.isVisible()) await this.signIn.cancel.click();
    await this.signIn.loginOptions.waitFor();
    this.#become(door);
    await open(this);
    for (const before of stops.slice(0, stop)) {
      await before.here(this).waitFor();
      await before.act(this);
    }
    const reached = stops[stop];
    if (reached === undefined) throw new Error(`There is no stop ${stop} on the way ${door}.`);
    await reached.here(this).waitFor();
    return reached;
  }

  /** Goes on from a stop, while the server gives this answer at `path`. Gives the reference that goes with a refusal. */
  async meet(stop: Stop, path: string, { fault }: Answer): Promise<string> {
    const reference = randomUUID();
    const place = { path: `*${path}`, times: 1 };
    const { control } = this.#sandbox;
    control.addFault(fault.kind === 'refusal' ? { ...fault, ...place, extra: { ...fault.extra, correlation_id: reference } } : { ...fault, ...place });
    await stop.act(this);
    return reference;
  }

  /** The address, at the first stop of a way. */
  address(): Kept {
    return [this.doors.email, this.email];
  }

  /** Somebody whom the server lets through this door now. */
  #become(door: Door): void {
    this.#turn += 1;
    const known = this.signIn.person(door.startsWith('registration') ? 'owen' : 'maria');
    this.email = door === 'sign-up' ? newPerson.username.replace('@', `${this.#turn}@`) : known.username;
    this.password = door === 'sign-up' || door === 'reset' ? `${newPerson.password}-${this.#turn}` : known.password;
    if (door.startsWith('registration')) this.#sandbox.control.changeAccount(known.username, { registered: false });
  }
}
