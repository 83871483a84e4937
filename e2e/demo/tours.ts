import { accountScenes } from '../doors/scenes/account.ts';
import { domainScenes } from '../doors/scenes/domain.ts';
import { newAccountScenes } from '../doors/scenes/new-account.ts';
import { otherFactorScenes } from '../doors/scenes/other-factors.ts';
import { resetScenes } from '../doors/scenes/reset.ts';
import { accountSteps } from './parts/account.ts';
import { answerSteps } from './parts/answers.ts';
import { callSteps } from './parts/call.ts';
import { emailSteps } from './parts/email.ts';
import { firstSignInSteps } from './parts/first-sign-in.ts';
import { homeSteps } from './parts/home.ts';
import { looksSteps } from './parts/looks.ts';
import { offlineSteps } from './parts/offline.ts';
import { portalSteps } from './parts/portal.ts';
import { rememberedSteps } from './parts/remembered.ts';
import { sendRequestSteps } from './parts/send-requests.ts';
import { sharedPcSteps } from './parts/shared-pc.ts';
import { spanishSteps } from './parts/spanish.ts';
import { troubleSteps } from './parts/trouble.ts';
import { dark, zoomed } from './parts/variations.ts';
import { writeRequestSteps } from './parts/write-request.ts';
import type { Step } from './tour.ts';

/** What the demo can show, by name. */
export const tours: Readonly<Record<string, readonly Step[]>> = {
  'sign-in': [
    ...firstSignInSteps,
    ...homeSteps,
    ...accountSteps,
    ...rememberedSteps,
    ...offlineSteps,
    ...troubleSteps,
    ...emailSteps,
    ...callSteps,
    ...looksSteps,
  ],
  requests: [...writeRequestSteps, ...sendRequestSteps, ...portalSteps],
  'shared-pc': sharedPcSteps,
  doors: [
    ...newAccountScenes,
    ...resetScenes,
    ...otherFactorScenes,
    ...accountScenes,
    ...domainScenes,
    ...dark([...newAccountScenes, ...otherFactorScenes, ...accountScenes]),
    ...zoomed([...newAccountScenes, ...resetScenes, ...otherFactorScenes, ...accountScenes]),
    ...spanishSteps,
    ...answerSteps,
  ],
};
