import { callSteps } from './parts/call.ts';
import { emailSteps } from './parts/email.ts';
import { firstSignInSteps } from './parts/first-sign-in.ts';
import { homeSteps } from './parts/home.ts';
import { looksSteps } from './parts/looks.ts';
import { offlineSteps } from './parts/offline.ts';
import { rememberedSteps } from './parts/remembered.ts';
import type { Step } from './tour.ts';

/** What the demo can show, by name. */
export const tours: Readonly<Record<string, readonly Step[]>> = {
  'sign-in': [
    ...firstSignInSteps,
    ...homeSteps,
    ...rememberedSteps,
    ...offlineSteps,
    ...emailSteps,
    ...callSteps,
    ...looksSteps,
  ],
};
