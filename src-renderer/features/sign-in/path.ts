import type { Proves, SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';

export type Stage = 'choose' | 'address' | 'password' | 'method' | 'verify' | 'newPassword' | 'details' | 'browser' | 'pin' | 'home';
/** The stages of a way through signing in, and the one at hand. */
export type Path = { readonly stages: readonly Stage[]; readonly current: Stage };

const login: readonly Stage[] = ['choose', 'password', 'verify', 'home'];
const registration: readonly Stage[] = ['choose', 'password', 'method', 'verify', 'home'];
const newPassword: readonly Stage[] = ['choose', 'address', 'verify', 'newPassword', 'home'];
const newAccount: readonly Stage[] = ['choose', 'address', 'verify', 'newPassword', 'details', 'home'];
const domain: readonly Stage[] = ['choose', 'browser', 'pin', 'home'];
const domainUnlock: readonly Stage[] = ['choose', 'pin', 'home'];

const proofs: Record<Proves, readonly Stage[]> = { 'second-factor': login, registration, 'sign-up': newPassword, reset: newPassword };

/** Where the screen is on its way to the home; undefined when it is on none. Each door has its own way. */
export function pathOf(screen: SignInScreen | undefined): Path | undefined {
  switch (screen?.kind) {
    case undefined:
    case 'login-options':
      return { stages: login, current: 'choose' };
    case 'not-configured':
      return undefined;
    case 'unlock':
      return screen.person.via === 'domain' ? { stages: domainUnlock, current: 'pin' } : { stages: login, current: 'password' };
    case 'emergency':
      return screen.person.via === 'domain' ? { stages: domainUnlock, current: 'pin' } : { stages: login, current: 'password' };
    case 'offline-code':
      return { stages: screen.person.via === 'domain' ? domainUnlock : login, current: screen.person.via === 'domain' ? 'pin' : 'verify' };
    case 'credentials':
      return { stages: screen.registering ? registration : login, current: 'password' };
    case 'phone-method':
    case 'email-method':
    case 'email-verified':
    case 'browser':
      return { stages: login, current: 'verify' };
    case 'code':
    case 'call':
      return { stages: proofs[screen.proves], current: 'verify' };
    case 'register-method':
      return { stages: registration, current: 'method' };
    case 'account-email':
      return { stages: newPassword, current: 'address' };
    case 'new-password':
    case 'resetting':
      return { stages: newPassword, current: 'newPassword' };
    case 'attributes':
      return { stages: newAccount, current: 'details' };
    case 'domain':
      return { stages: domain, current: 'browser' };
    case 'pin':
      return { stages: domain, current: 'pin' };
    case 'earlier-password':
      return { stages: login, current: 'home' };
  }
}
