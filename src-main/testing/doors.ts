import { expect, vi } from 'vitest';
import { NativeAuthClient } from '../api/native-auth-client.ts';
import { config } from './config.ts';
import { refusal, ScriptedTenant } from './scripted-tenant.ts';
import { ana, openFlow } from './sign-in.ts';

export const newcomer = 'new@example.org';
export const phoneNumber = '+12025550123';
export const attributeValues = { displayName: 'Ana Muñoz', extension_terms: 'true', jobTitle: '' };

/** A sign-in that talks to a scripted tenant. */
export function openDoors() {
  const tenant = new ScriptedTenant();
  return { ...openFlow(new NativeAuthClient(tenant, config)), tenant };
}
export type Doors = ReturnType<typeof openDoors>;

/** The steps behind the doors of the login page, by flow. */
export const doorSteps = [
  'sign-in password', 'sign-in method', 'sign-in code',
  'sign-up address', 'sign-up code', 'sign-up password', 'sign-up attributes',
  'registration password', 'registration method', 'registration code', 'registration call',
  'reset address', 'reset code', 'reset password', 'reset waiting',
] as const;
export type DoorStep = (typeof doorSteps)[number];

/** A flow that has come to this step. */
export async function doorsAt(step: DoorStep): Promise<Doors> {
  const at = openDoors();
  const [door] = step.split(' ');
  if (door === 'sign-in') await signInTo(at, step);
  else if (door === 'sign-up') await signUpTo(at, step);
  else if (door === 'reset') await resetTo(at, step);
  else await registerTo(at, step);
  return at;
}

async function signInTo({ flow }: Doors, step: DoorStep): Promise<void> {
  flow.choose('phone');
  if (step === 'sign-in password') return;
  await flow.submitCredentials(ana.email, 'password');
  if (step === 'sign-in method') return;
  await flow.secondFactor.sendCode('m-sms');
}

async function signUpTo({ flow }: Doors, step: DoorStep): Promise<void> {
  flow.signUp.open();
  if (step === 'sign-up address') return;
  await flow.submitEmail(newcomer);
  if (step === 'sign-up code') return;
  await flow.submitCode('12345678');
  if (step === 'sign-up password') return;
  await flow.submitNewPassword('four words of mine');
}

async function registerTo({ flow, tenant, screen }: Doors, step: DoorStep): Promise<void> {
  flow.register();
  if (step === 'registration password') return;
  tenant.next('/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'registration_required', continuation_token: 'ct-register' }));
  await flow.submitCredentials(newcomer, 'password');
  if (step === 'registration method') return;
  if (step === 'registration code') return flow.registration.register('sms', phoneNumber);
  void flow.registration.register('voice', phoneNumber);
  await vi.waitFor(() => expect(screen().kind).toBe('call'));
}

async function resetTo({ flow, screen }: Doors, step: DoorStep): Promise<void> {
  flow.choose('phone');
  flow.resetPassword.open();
  if (step === 'reset address') return;
  await flow.submitEmail(ana.email);
  if (step === 'reset code') return;
  await flow.submitCode('12345678');
  if (step === 'reset password') return;
  void flow.submitNewPassword('four words of mine');
  await vi.waitFor(() => expect(screen().kind).toBe('resetting'));
}

/** What the person does at a step that goes to the server. */
export const answerOf: Record<DoorStep, (at: Doors) => Promise<void>> = {
  'sign-in password': ({ flow }) => flow.submitCredentials(ana.email, 'password'),
  'sign-in method': ({ flow }) => flow.secondFactor.sendCode('m-sms'),
  'sign-in code': ({ flow }) => flow.submitCode('12345678'),
  'sign-up address': ({ flow }) => flow.submitEmail(newcomer),
  'sign-up code': ({ flow }) => flow.submitCode('12345678'),
  'sign-up password': ({ flow }) => flow.submitNewPassword('four words of mine'),
  'sign-up attributes': ({ flow }) => flow.signUp.submitAttributes(attributeValues),
  'registration password': ({ flow }) => flow.submitCredentials(newcomer, 'password'),
  'registration method': ({ flow }) => flow.registration.register('sms', phoneNumber),
  'registration code': ({ flow }) => flow.submitCode('12345678'),
  'registration call': ({ clock }) => Promise.resolve(clock.advance(5_000)),
  'reset address': ({ flow }) => flow.submitEmail(ana.email),
  'reset code': ({ flow }) => flow.submitCode('12345678'),
  'reset password': ({ flow }) => flow.submitNewPassword('four words of mine'),
  'reset waiting': ({ clock }) => Promise.resolve(clock.advance(2_000)),
};
