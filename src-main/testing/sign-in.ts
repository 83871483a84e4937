import { expect, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { Method } from '../../src-shared/models/sign-in-screen.ts';
import type { NativeAuthClient } from '../api/native-auth-client.ts';
import type { AuthOutcome, SentChallenge, Tokens } from '../api/native-auth-outcome.ts';
import type { NativeAuthRegister } from '../api/native-auth-register.ts';
import type { NativeAuthResetPassword } from '../api/native-auth-reset-password.ts';
import type { NativeAuthSignUp } from '../api/native-auth-sign-up.ts';
import type { OidcClient } from '../api/oidc-client.ts';
import type { SessionService } from '../session/session-service.ts';
import { SignInHistory } from '../sign-in/history.ts';
import type { SignInPorts } from '../sign-in/machine.ts';
import { SignInFlow } from '../sign-in/sign-in-flow.ts';
import type { RememberedPeople } from '../sign-in/remembered-people.ts';
import { newKdf, type PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered } from '../vault/tile.ts';
import { config } from './config.ts';
import { FakeDomain } from './fake-domain.ts';
import { idToken } from './id-token.ts';
import { ManualClock } from './manual-clock.ts';

export const sms: Method = { id: 'm-sms', channel: 'sms', target: 'XXX-XXX-9885' };
export const voice: Method = { id: 'm-voice', channel: 'voice', target: 'XXX-XXX-9885' };
export const email: Method = { id: 'm-email', channel: 'email', target: 'a***a@e***e.org' };
export const app: Method = { id: 'm-app', channel: 'authenticator', target: 'Front desk phone' };
export const recovery: Method = { id: 'm-recovery', channel: 'recovery', target: '' };

export const ana: Remembered = { id: 'person-1', name: 'Ana Muñoz', email: 'ana@example.org', via: 'phone', subject: 's1', practitioner: 'Practitioner/1' };

/** Tokens of the person with this subject; `claims` replaces members of the ID token. */
export function tokensOf(subject = 's1', claims: Record<string, unknown> = {}): Tokens {
  const whole = { sub: subject, aud: config.clientId, name: 'Ana Muñoz', email: 'ana@example.org', fhirUser: 'Practitioner/1', ...claims };
  return { accessToken: `at-${subject}`, expiresInMs: 3_600_000, refreshToken: `rt-${subject}`, idToken: idToken(whole) };
}

export const offered = (...methods: Method[]): AuthOutcome => ({ kind: 'methods', continuationToken: 'ct1', methods });
export const signedIn = (tokens = tokensOf()): AuthOutcome => ({ kind: 'tokens', tokens });
export const redirected = { kind: 'redirect', reason: undefined } as const;
export const sent = (change: Partial<SentChallenge> = {}): SentChallenge => ({ kind: 'sent', continuationToken: 'ct2', channel: 'sms', target: sms.target, polled: false, codeLength: 6, intervalMs: 30_000, expiresInMs: 300_000, ...change });
export const ringing = (change: Partial<SentChallenge> = {}): SentChallenge => ({ kind: 'sent', continuationToken: 'ct2', channel: 'voice', target: voice.target, polled: true, intervalMs: 5_000, expiresInMs: 60_000, ...change });
export const passwordKey: PasswordKey = { kdf: newKdf(), key: Buffer.alloc(32, 1) };

/** A sign-in with everything around it faked, each part by its constructor, and the server too unless `client` talks to one. Nothing is answered before a test says what. */
export function openFlow(client?: NativeAuthClient, { readable = [ana], hasDomain = true }: { readable?: readonly Remembered[]; hasDomain?: boolean } = {}) {
  const clock = new ManualClock();
  const auth = {
    passwordSignIn: vi.fn<NativeAuthClient['passwordSignIn']>(),
    sendCode: vi.fn<NativeAuthClient['sendCode']>(),
    verifyCode: vi.fn<NativeAuthClient['verifyCode']>(),
    pollCall: vi.fn<NativeAuthClient['pollCall']>(),
    signInWith: vi.fn<NativeAuthClient['signInWith']>(),
    signUp: {
      start: vi.fn<NativeAuthSignUp['start']>(),
      challenge: vi.fn<NativeAuthSignUp['challenge']>(),
      submitCode: vi.fn<NativeAuthSignUp['submitCode']>(),
      submitPassword: vi.fn<NativeAuthSignUp['submitPassword']>(),
      submitAttributes: vi.fn<NativeAuthSignUp['submitAttributes']>(),
    },
    register: {
      channels: vi.fn<NativeAuthRegister['channels']>(),
      sendCode: vi.fn<NativeAuthRegister['sendCode']>(),
      submitCode: vi.fn<NativeAuthRegister['submitCode']>(),
      pollCall: vi.fn<NativeAuthRegister['pollCall']>(),
      continuePreverified: vi.fn<NativeAuthRegister['continuePreverified']>(),
    },
    resetPassword: {
      start: vi.fn<NativeAuthResetPassword['start']>(),
      challenge: vi.fn<NativeAuthResetPassword['challenge']>(),
      submitCode: vi.fn<NativeAuthResetPassword['submitCode']>(),
      submitPassword: vi.fn<NativeAuthResetPassword['submitPassword']>(),
      poll: vi.fn<NativeAuthResetPassword['poll']>(),
    },
    revoke: vi.fn<NativeAuthClient['revoke']>().mockResolvedValue(undefined),
  };
  let open: (Remembered & { personId: string | undefined }) | undefined;
  const opens = (person: Remembered | undefined) => {
    open = person && { ...person, personId: person.id };
  };
  const replacePage = vi.fn<() => void>();
  const sessions = {
    sealed: { people: () => [], has: () => false, takesSignIn: () => false, lockKey: () => Promise.resolve(undefined) },
    lock: vi.fn<SessionService['lock']>().mockResolvedValue(undefined),
    warm: vi.fn<() => void>(),
    unlock: vi.fn<SessionService['unlock']>(),
    submitOfflineCode: vi.fn<SessionService['submitOfflineCode']>(),
    openInEmergency: vi.fn<SessionService['openInEmergency']>(),
    letGo: vi.fn<SessionService['letGo']>(),
    openSignedIn: vi.fn<SessionService['openSignedIn']>().mockImplementation(() => {
      opens(ana);
      return Promise.resolve(ok(undefined));
    }),
    openWithEarlierPassword: vi.fn<SessionService['openWithEarlierPassword']>(),
    recover: vi.fn<SessionService['recover']>().mockResolvedValue(false),
    confirm: vi.fn<SessionService['confirm']>().mockResolvedValue(undefined),
    contact: vi.fn<SessionService['contact']>().mockResolvedValue(ok('at')),
    person: () => open,
    view: () => open && { name: open.name, email: open.email, remembered: true },
  };
  const remember = { checked: false };
  const people = {
    known: () => ({ readable, unreadable: 0, lost: [] }),
    rememberMe: () => remember,
    setRememberMe: vi.fn<RememberedPeople['setRememberMe']>().mockResolvedValue(undefined),
    idOfSubject: vi.fn<RememberedPeople['idOfSubject']>(),
    idOf: vi.fn<RememberedPeople['idOf']>((address) => (address === ana.email ? ana.id : undefined)),
    passwordKey: vi.fn<RememberedPeople['passwordKey']>().mockResolvedValue(passwordKey),
    keptAfterReset: vi.fn<RememberedPeople['keptAfterReset']>(),
    forget: vi.fn<RememberedPeople['forget']>().mockResolvedValue(undefined),
    load: vi.fn<RememberedPeople['load']>().mockResolvedValue(undefined),
  };
  const openBrowser = vi.fn<SignInPorts['openBrowser']>().mockResolvedValue(ok(undefined));
  const comeForward = vi.fn<() => void>();
  const domain = new FakeDomain();
  const audit = vi.fn<SignInPorts['audit']>().mockResolvedValue(true);
  const history = new SignInHistory(clock.now);
  const flow = new SignInFlow({
    auth: client ?? (auth as unknown as NativeAuthClient),
    sessions: sessions as unknown as SessionService,
    people: people as unknown as RememberedPeople,
    domain: hasDomain ? (domain as unknown as OidcClient) : undefined,
    config, clock, history, openBrowser, comeForward,
    log: { info: () => undefined, error: () => undefined },
    onChange: () => undefined,
    replacePage,
    audit,
  });
  const screen = () => flow.screen() ?? expect.fail('no screen');
  return { flow, auth, sessions, replacePage, audit, people, remember, clock, history, openBrowser, comeForward, domain, opens, screen };
}
export type OpenFlow = ReturnType<typeof openFlow>;

/** An answer that comes when the test gives it. */
export function later<Value>() {
  let give: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { promise, give: (value: Value) => give(value) };
}

type Kind = 'login-options' | 'unlock' | 'credentials' | 'method' | 'code' | 'call' | 'email-verified' | 'browser' | 'earlier-password' | 'home';

/** A sign-in that has come to this step. */
export async function flowAt(kind: Kind): Promise<OpenFlow> {
  const at = openFlow();
  const { flow, auth, sessions, remember } = at;
  if (kind === 'login-options') return at;
  if (kind === 'unlock') {
    flow.openPerson(ana.id);
    return at;
  }
  flow.choose('phone');
  if (kind === 'credentials') return at;
  if (kind === 'earlier-password') {
    remember.checked = true;
    sessions.openSignedIn.mockResolvedValueOnce(failed({ code: 'wrong-password' }));
  }
  auth.passwordSignIn.mockResolvedValueOnce(kind === 'browser' ? redirected : offered(sms, voice, email));
  await flow.submitCredentials(ana.email, 'password');
  if (kind === 'browser' || kind === 'method') return at;
  if (kind === 'call') {
    auth.sendCode.mockResolvedValueOnce(ringing());
    auth.pollCall.mockResolvedValue({ kind: 'failed', code: 'unexpected-answer', error: 'authorization_pending' });
    void flow.secondFactor.sendCode(voice.id);
    await vi.waitFor(() => expect(at.screen().kind).toBe('call'));
    return at;
  }
  const byEmail = kind === 'email-verified';
  auth.sendCode.mockResolvedValueOnce(byEmail ? sent({ channel: 'email', target: email.target }) : sent());
  await flow.secondFactor.sendCode(byEmail ? email.id : sms.id);
  if (kind === 'code') return at;
  auth.verifyCode.mockResolvedValueOnce(signedIn());
  await flow.secondFactor.submitCode('123456');
  return at;
}
