import { everyAnswer, type Answer, type Endpoint } from '../../doors/answers.ts';
import { patient, Walk } from '../../doors/walk.ts';
import { expect } from '../expect.ts';
import type { Stage } from '../stage.ts';
import { step, type Step } from '../tour.ts';

let walk: Walk | undefined;

/** The one who walks: begun on a server where nothing has happened. */
async function walkOn({ desk, sandbox }: Stage): Promise<Walk> {
  if (walk === undefined) {
    await sandbox.control.reset();
    sandbox.control.changeSettings(patient);
  }
  walk ??= new Walk(desk, sandbox);
  return walk;
}

function nameOf({ door, path }: Endpoint, { fault }: Answer): string {
  const answer = fault.kind === 'redirect' ? ['redirect'] : [fault.error, fault.suberror ?? fault.code];
  return ['answer', door, path.replace(/^\/(oauth2\/v2\.0\/)?/, ''), ...answer].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Every answer that the identity service documents, endpoint by endpoint, with the screen that follows. */
export const answerSteps: readonly Step[] = everyAnswer.flatMap((endpoint) =>
  endpoint.answers.map((answer) =>
    step(nameOf(endpoint, answer), async (stage) => {
      const walker = await walkOn(stage);
      await walker.meet(await walker.to(endpoint.door, endpoint.stop), endpoint.path, answer);
      await expect(walker.doors.heading(answer.shows)).toBeVisible();
      if (answer.says !== undefined) await expect(walker.signIn.problem.filter({ hasText: answer.says })).toBeVisible();
    })));
