import { brand } from './brand.ts';

/** What a later version brings; a dialog says what to do meanwhile. */
export type LaterTopic = 'domain' | 'register' | 'firstLogin' | 'trouble' | 'forgot';
type HelpLine = { readonly topic: LaterTopic; readonly before: string; readonly link: string; readonly after: string };
type LaterWords = { readonly heading: string; readonly text: (phone: string | undefined, hours: string | undefined) => readonly string[] };

const call = (phone: string | undefined, hours: string | undefined) =>
  phone === undefined ? 'call support' : `call support: ${phone}${hours === undefined ? '' : ` (${hours})`}`;

/** The three help lines of the login page, verbatim. */
export const helpLines: readonly HelpLine[] = [
  { topic: 'register', before: `If you don't already have a ${brand.payer} account, you can `, link: 'register here', after: '.' },
  { topic: 'firstLogin', before: 'If this is your first login with multi-factor authentication, ', link: 'click here', after: ' to complete your registration.' },
  { topic: 'trouble', before: 'Having trouble logging in? ', link: 'Click here', after: '.' },
];

/** What is not built yet, said honestly, with what to do meanwhile. */
export const later: Record<LaterTopic, LaterWords> = {
  domain: {
    heading: 'Domain login comes later',
    text: () => [
      `Signing in with a ${brand.payer} domain account comes with a later version of ${brand.program}.`,
      'If you also have a customer or provider account, use LOGIN WITH PHONE or LOGIN WITH EMAIL. Otherwise use the portal in your web browser for now.',
    ],
  },
  register: {
    heading: 'Registering comes later',
    text: (phone, hours) => [
      'A new account cannot be made in this program yet.',
      `Ask your facility’s ${brand.portal} administrator to add you: you then get an email with a registration link. If your facility has no administrator, ${call(phone, hours)}.`,
    ],
  },
  firstLogin: {
    heading: 'Completing your registration comes later',
    text: (phone, hours) => [
      'The first registration with multi-factor authentication is done in your web browser, with the link that was emailed to you. The link works for 2 days.',
      `If it has run out, ask your administrator to use Reset Registration, or ${call(phone, hours)}. After that you can sign in here.`,
    ],
  },
  trouble: {
    heading: 'Having trouble logging in?',
    text: (phone, hours) => [
      'No code? Use the newest one, look in the spam folder, or choose another way to get a code on the next screens.',
      'New phone or address? Ask your administrator to use Reset Registration; you then get a new registration link.',
      `For everything else, ${call(phone, hours)}.`,
    ],
  },
  forgot: {
    heading: 'Resetting the password comes later',
    text: (phone, hours) => [
      'A forgotten password cannot be reset in this program yet. Use “Forgot your password?” on the portal’s sign-in page in your web browser, then sign in here with the new one.',
      `If that does not work, ${call(phone, hours)}.`,
    ],
  },
};
