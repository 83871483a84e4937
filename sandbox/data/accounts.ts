/** How the voice call of an account works: press #, key in a number shown on the screen, or a code read out. */
export type VoiceBinding = 'none' | 'transfer' | 'prompt';

/** A person of the seeded data who can sign in. */
export interface DemoAccount {
  readonly username: string;
  /** `null`: the account signs in with an e-mail code and has no password. */
  readonly password: string | null;
  readonly givenName: string;
  readonly familyName: string;
  /** What the account is for. */
  readonly purpose: string;
  /** Ids of the facilities that the person works for, the main one first. */
  readonly facilityIds: readonly string[];
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly voiceBinding: VoiceBinding;
  /** False: the first password answer is `registration_required`. */
  readonly registered: boolean;
  /** True: the risk check of a second factor answers `redirect`. */
  readonly riskRedirect: boolean;
  /** True: locked until unlocked on the control side. */
  readonly locked: boolean;
  /** How many days before the start the link to register a second factor was sent. */
  readonly invitedDaysAgo: number;
  readonly authenticator?: DemoAuthenticator;
  /** True: signs in at the domain provider, and is unknown to the identity service. */
  readonly domain?: boolean;
}

/** An authenticator app of the seeded data, with recovery codes of ten characters. */
export interface DemoAuthenticator {
  readonly name: string;
  /** Base32. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Facility ids, fixed so that tests can name them. */
export const facilityIds = { main: 'riverbend-regional', second: 'harbor-point-rehab', empty: 'cedar-valley-clinic' } as const;

/** What a new person types to say where they work: facility ids by code. */
export const facilityCodes: Readonly<Record<string, string>> = {
  'RRMC-2100': facilityIds.main,
  'HPRH-0048': facilityIds.second,
  'CVCC-0910': facilityIds.empty,
};

const usual = {
  facilityIds: [facilityIds.main],
  voiceBinding: 'none',
  registered: true,
  riskRedirect: false,
  locked: false,
  invitedDaysAgo: 0,
} as const;

/** Every account of the sandbox. The passwords are fixtures, printed in docs/sandbox.md. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    ...usual, username: 'maria.delgado@riverbend.example', password: 'quiet-lantern-harvest-42-bridges',
    givenName: 'María', familyName: 'Delgado', purpose: 'main account: SMS, call and e-mail',
    phones: ['+12025550147'], email: 'maria.delgado@riverbend.example',
  },
  {
    ...usual, username: 'kevin.oconnor@riverbend.example', password: 'seven-copper-kettles-over-maine',
    givenName: 'Kevin', familyName: "O'Connor", purpose: 'two phone numbers, two facilities',
    facilityIds: [facilityIds.main, facilityIds.second],
    phones: ['+12025550163', '+15715550128'], email: 'kevin.oconnor@riverbend.example',
  },
  {
    ...usual, username: 'grace.whitfield@riverbend.example', password: 'paper-maple-orbit-sunday-rain',
    givenName: 'Grace', familyName: 'Whitfield', purpose: 'e-mail only',
    phones: [], email: 'grace.whitfield@riverbend.example',
  },
  {
    ...usual, username: 'tomas.novak@riverbend.example', password: 'amber-violin-crossing-ninth-hill',
    givenName: 'Tomáš', familyName: 'Novák', purpose: 'phone only',
    phones: ['+12025550182'], email: null,
  },
  {
    ...usual, username: 'helen.park@cedarvalley.example', password: 'winter-orchard-sleeps-under-glass',
    givenName: 'Helen', familyName: 'Park', purpose: 'a facility that has nothing yet',
    facilityIds: [facilityIds.empty], phones: ['+15075550119'], email: 'helen.park@cedarvalley.example',
  },
  {
    ...usual, username: 'amara.okafor@riverbend.example', password: 'silver-ferry-before-the-long-noon',
    givenName: 'Amara', familyName: 'Okafor', purpose: 'call that shows a number to key in (transfer)',
    phones: ['+12025550176'], email: 'amara.okafor@riverbend.example', voiceBinding: 'transfer',
  },
  {
    ...usual, username: 'lucia.ferreira@riverbend.example', password: 'hollow-acorn-drifts-past-seven',
    givenName: 'Lúcia', familyName: 'Ferreira', purpose: 'call that reads out a code (prompt)',
    phones: ['+12025550191'], email: 'lucia.ferreira@riverbend.example', voiceBinding: 'prompt',
  },
  {
    ...usual, username: 'owen.bishop@riverbend.example', password: 'granite-meadow-lark-at-first-light',
    givenName: 'Owen', familyName: 'Bishop', purpose: 'has to register a second factor (registration_required)',
    phones: [], email: null, registered: false,
  },
  {
    ...usual, username: 'priya.raman@riverbend.example', password: 'velvet-compass-turns-twice-north',
    givenName: 'Priya', familyName: 'Raman', purpose: 'risk check answers redirect',
    phones: ['+12025550135'], email: 'priya.raman@riverbend.example', riskRedirect: true,
  },
  {
    ...usual, username: 'daniel.fontaine@riverbend.example', password: 'crimson-teapot-on-a-low-stone-wall',
    givenName: 'Daniel', familyName: 'Fontaine', purpose: 'locked',
    phones: ['+12025550158'], email: 'daniel.fontaine@riverbend.example', locked: true,
  },
  {
    ...usual, username: 'ingrid.solberg@riverbend.example', password: null,
    givenName: 'Ingrid', familyName: 'Solberg', purpose: 'no password: an e-mail code is the first factor',
    phones: [], email: 'ingrid.solberg@riverbend.example',
  },
  {
    ...usual, username: 'yasmin.farouk@riverbend.example', password: 'copper-windmill-over-quiet-fields',
    givenName: 'Yasmin', familyName: 'Farouk', purpose: 'authenticator app and recovery codes, beside phone and e-mail',
    phones: ['+12025550114'], email: 'yasmin.farouk@riverbend.example',
    authenticator: {
      name: "Yasmin's phone", secret: 'K5XW6ZDMMFXGI2LOM5ZWC3TEMJXXQZLT',
      recoveryCodes: ['4kq7mzt2wd', '9xhc3vrb6n', 'p2jw8ydt5f', 'm6tz4cqk9h', 'w3nr7bxg2v', '8dfy5kpm6j', 'c9vt2hzq4x', 'r7gk3wnb8m', '5yzx6jdc2t', 'h4bm9fqv7k'],
    },
  },
  {
    ...usual, username: 'felix.moreau@riverbend.example', password: 'lantern-parade-on-a-winter-pier',
    givenName: 'Félix', familyName: 'Moreau', purpose: 'the link to register a second factor ran out (registration_expired)',
    phones: [], email: null, registered: false, invitedDaysAgo: 3,
  },
  {
    ...usual, username: 'nadia.haddad@kepro.example', password: 'copper-lighthouse-at-quarter-past',
    givenName: 'Nadia', familyName: 'Haddad', purpose: 'domain account: two facilities',
    facilityIds: [facilityIds.main, facilityIds.second], phones: [], email: null, domain: true,
  },
  {
    ...usual, username: 'samuel.adeyemi@kepro.example', password: 'nineteen-quiet-herons-by-the-weir',
    givenName: 'Samuel', familyName: 'Adeyemi', purpose: 'domain account: another person',
    facilityIds: [facilityIds.second], phones: [], email: null, domain: true,
  },
];
