import type { Locator } from '@playwright/test';
import { headings, newPerson, type DoorsPages, type Heading } from '../pages/doors-pages.ts';
import type { SignInPages } from '../pages/sign-in-pages.ts';

/** Who goes through a door, and with what. */
export interface Traveller {
  readonly signIn: SignInPages;
  readonly doors: DoorsPages;
  readonly email: string;
  readonly password: string;
  /** Another new password than the one before, and longer. */
  readonly another: () => string;
  /** The newest code that was sent to them. */
  readonly code: () => string;
}

/** A field or choice with what is in it when the step was refused. */
export type Kept = readonly [Locator, string | true];

/** A step of a way: how it is known, what the person does at it, and what stays typed when the server refuses. */
export interface Stop {
  readonly heading: Heading;
  readonly here: (traveller: Traveller) => Locator;
  readonly act: (traveller: Traveller) => Promise<void>;
  readonly kept: (traveller: Traveller) => readonly Kept[];
}

/** A way: how its door is opened on the login page, and its stops. */
export interface Way {
  readonly open: (traveller: Traveller) => Promise<void>;
  readonly stops: readonly Stop[];
}

const typedPhone = '(202) 555-0123';

const password = (heading: Heading): Stop => ({
  heading,
  here: ({ signIn }) => signIn.signIn,
  act: async ({ signIn, email, password: secret }) => {
    await signIn.email.fill(email);
    await signIn.password.fill(secret);
    await signIn.signIn.click();
  },
  kept: ({ signIn, email, password: secret }) => [[signIn.email, email], [signIn.password, secret]],
});
const address = (heading: Heading): Stop => ({
  heading,
  here: ({ doors }) => doors.heading(heading),
  act: async ({ doors, email }) => {
    await doors.email.fill(email);
    await doors.send.click();
  },
  kept: ({ doors, email }) => [[doors.email, email]],
});
const code = (enter: (doors: DoorsPages, typed: string) => Promise<void>): Stop => ({
  heading: headings.verification,
  here: ({ doors }) => doors.code,
  act: (traveller) => enter(traveller.doors, traveller.code()),
  kept: ({ doors, code: newest }) => [[doors.code, newest()]],
});
const newPassword = (heading: Heading): Stop => ({
  heading,
  here: ({ doors }) => doors.newPassword,
  act: ({ doors, another }) => doors.choosePassword(another()),
  kept: ({ doors, password: secret }) => [[doors.newPassword, secret]],
});
const details: Stop = {
  heading: headings.details,
  here: ({ doors }) => doors.register,
  act: async ({ doors }) => {
    await doors.fillDetails(newPerson);
    await doors.register.click();
  },
  kept: ({ doors }) => [[doors.name, newPerson.name], [doors.facilityCode, newPerson.facilityCode], [doors.acceptsTerms, true]],
};
const phone: Stop = {
  heading: headings.verification,
  here: ({ doors }) => doors.sendCode,
  act: ({ doors }) => doors.sendCode.click(),
  kept: () => [],
};
const registerPhone = (by: 'Text message' | 'Phone call'): Stop => ({
  heading: headings.method,
  here: ({ doors }) => doors.heading(headings.method),
  act: ({ doors }) => doors.registerPhone(by, typedPhone),
  kept: ({ doors }) => [[doors.channel(by), true], [doors.phone, typedPhone]],
});

/** Every way through the doors of the login page. */
export const ways = {
  'sign-in': {
    open: ({ signIn }) => signIn.withPhone.click(),
    stops: [password(headings.password), phone, code((doors, typed) => doors.enterCode(typed))],
  },
  'sign-up': {
    open: ({ doors }) => doors.registerHere.click(),
    stops: [address(headings.signUp), code((doors, typed) => doors.enterCode(typed)), newPassword(headings.newPassword), details],
  },
  registration: {
    open: ({ doors }) => doors.completeRegistration.click(),
    stops: [password(headings.registering), registerPhone('Text message'), code((doors, typed) => doors.enterCode(typed))],
  },
  'registration by call': {
    open: ({ doors }) => doors.completeRegistration.click(),
    stops: [password(headings.registering), registerPhone('Phone call')],
  },
  reset: {
    open: async ({ signIn, doors }) => {
      await signIn.withPhone.click();
      await doors.forgotPassword.click();
    },
    stops: [address(headings.reset), code((doors, typed) => doors.enterResetCode(typed)), newPassword(headings.newPasswordAgain)],
  },
} as const satisfies Record<string, Way>;
export type Door = keyof typeof ways;
