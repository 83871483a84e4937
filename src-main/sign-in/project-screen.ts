import { assertNever } from '../../src-shared/models/assert-never.ts';
import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import type { Method, SignInScreen } from '../../src-shared/models/sign-in-screen.ts';
import type { Remembered } from '../vault/tile.ts';
import type { People } from '../vault/vault.ts';
import type { Flow, Sent, Step } from './step.ts';

/** What the screens show beside the step. `monotonic` is now. */
export type Around = {
  readonly people: People;
  /** Whether somebody's home is locked and nothing of it is on the disk. */
  readonly isSealed: (id: string) => boolean;
  readonly rememberMe: { readonly checked: boolean; readonly blocked?: KeychainProblemCode; readonly hidden?: true };
  readonly monotonic: number;
};

/** The screen of a step: what the window may know, with deadlines as durations from now. */
export function projectScreen(step: Step, around: Around): SignInScreen {
  const progress = { busy: step.busy, ...(step.problem && { problem: step.problem }) };
  switch (step.kind) {
    case 'login-options':
      return {
        kind: 'login-options',
        ...progress,
        people: around.people.readable.map((person) => tile(person, around)),
        unreadablePeople: around.people.unreadable,
        lostPeople: around.people.lost.length,
        rememberMe: around.rememberMe,
      };
    case 'unlock':
      return {
        kind: 'unlock',
        ...progress,
        person: tile(step.person, around),
        people: around.people.readable.map((person) => tile(person, around)),
        ...(step.locked && { locked: step.locked }),
        ...(step.emergency && { emergency: true }),
      };
    case 'offline-code':
      return { kind: step.kind, ...progress, person: tile(step.person, around), digits: step.digits };
    case 'emergency':
      return { kind: step.kind, ...progress, person: tile(step.person, around) };
    case 'credentials':
      return { kind: 'credentials', ...progress, via: step.via, email: step.email, fixedEmail: step.confirm, registering: step.registering, rememberMe: around.rememberMe };
    case 'account-email':
      return { kind: 'account-email', ...progress, purpose: step.purpose, email: step.account.email, fixedEmail: step.fixedEmail };
    case 'new-password':
      return { kind: 'new-password', ...progress, purpose: step.purpose, email: step.flow.email, minLength: step.minLength, ...(step.kept && { kept: step.kept }) };
    case 'resetting':
      return { kind: 'resetting', ...progress, email: step.flow.email, giveUpInMs: Math.max(0, step.giveUpAt - around.monotonic) };
    case 'attributes':
      return { kind: 'attributes', ...progress, email: step.flow.email, attributes: [...step.attributes] };
    case 'register-method':
      return { kind: 'register-method', ...progress, email: step.flow.email, channels: [...step.channels] };
    case 'domain':
      return { kind: 'domain', ...progress, host: new URL(step.url).host, waiting: step.waiting };
    case 'pin':
      return { kind: 'pin', ...progress, name: step.signedIn.identity.name, fresh: step.fresh };
    case 'method':
      return methodScreen(step.flow, progress);
    case 'code': {
      const { flow, sent } = step;
      return {
        kind: 'code',
        ...progress,
        proves: flow.proves,
        ...(sent.method.channel === 'email' && { email: flow.email }),
        continues: sent.method.channel === 'email' && flow.proves === 'second-factor',
        sent: {
          channel: sent.method.channel,
          target: sent.target,
          ...(sent.length !== undefined && { length: sent.length }),
          sentAt: sent.sentAt,
          ...remaining(sent, around.monotonic),
          resendInMs: Math.max(0, sent.resendAt - around.monotonic),
          sendCount: sent.sendCount,
        },
        other: otherMethods(flow, sent.method.id),
      };
    }
    case 'call': {
      const { flow, sent, ringing } = step;
      return {
        kind: 'call',
        ...progress,
        proves: flow.proves,
        target: sent.target,
        ...(sent.keyIn !== undefined && { keyIn: sent.keyIn }),
        ...remaining(sent, around.monotonic),
        ringing,
        other: otherMethods(flow, sent.method.id),
      };
    }
    case 'email-verified':
      return { kind: 'email-verified', ...progress, email: step.flow.email, continueWithinMs: Math.max(0, step.continueBy - around.monotonic) };
    case 'browser':
      return { kind: 'browser', ...progress, host: new URL(step.url).host, opened: step.opened };
    case 'earlier-password':
      return { kind: 'earlier-password', ...progress, email: step.signedIn.identity.email };
    default:
      return assertNever(step);
  }
}

/** LOGIN WITH PHONE shows the numbers, LOGIN WITH EMAIL the address; what the account has besides stays one key away. */
function methodScreen(flow: Flow, progress: { busy: boolean }): SignInScreen {
  const emails = flow.methods.filter(({ channel }) => channel === 'email');
  const phones = flow.methods.filter(({ channel }) => channel === 'sms' || channel === 'voice');
  const [email] = emails;
  if (email && (flow.via === 'email' || phones.length === 0)) {
    return { kind: 'email-method', ...progress, email: flow.email, methodId: email.id, other: flow.methods.filter(({ id }) => id !== email.id) };
  }
  return { kind: 'phone-method', ...progress, numbers: phoneNumbers(phones), other: flow.methods.filter((method) => !phones.includes(method)) };
}

/** One entry a number: SMS and call to the same number are two methods with equal hints. */
function phoneNumbers(phones: readonly Method[]): { target: string; sms?: string; voice?: string }[] {
  const numbers = new Map<string, { target: string; sms?: string; voice?: string }>();
  for (const { id, channel, target } of phones) {
    numbers.set(target, { ...(numbers.get(target) ?? { target }), [channel]: id });
  }
  return [...numbers.values()];
}

/** The other ways to prove the second factor; a flow that proves something else has none. */
function otherMethods(flow: Flow, current: string): Method[] {
  return flow.proves !== 'second-factor' ? [] : flow.methods.filter(({ id }) => id !== current);
}

function remaining(sent: Sent, now: number): { expiresInMs?: number } {
  return sent.expiresAt === undefined ? {} : { expiresInMs: Math.max(0, sent.expiresAt - now) };
}

function tile({ id, name, email, via }: Remembered, { isSealed }: Around) {
  return { id, name, email, via, ...(isSealed(id) && { sealed: true }) };
}
