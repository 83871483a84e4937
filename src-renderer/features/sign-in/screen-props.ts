import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';

/** What a screen of that kind gets: its snapshot, and when it came in `performance.now()` milliseconds. */
export type ScreenProps<Kind extends SignInScreen['kind']> = {
  readonly screen: Extract<SignInScreen, { kind: Kind }>;
  readonly at: number;
};
