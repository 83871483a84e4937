import { everyAnswer, type Answer, type Endpoint } from '../../doors/answers.ts';
import type { Door, Kept } from '../../doors/places.ts';
import { patient, Walk } from '../../doors/walk.ts';
import { expect, test } from '../../fixtures/test.ts';
import { headings, type Heading } from '../../pages/doors-pages.ts';

// Every answer of many endpoints each.
test.describe.configure({ timeout: 180_000 });
test.use({ sandboxOptions: { settings: patient } });

const families: readonly (readonly [name: string, doors: readonly Door[]])[] = [
  ['signing in', ['sign-in']],
  ['registering', ['sign-up']],
  ['the first multi-factor login', ['registration', 'registration by call']],
  ['a forgotten password', ['reset']],
];

/** Where the ways begin: the address is there again. */
const starts: readonly Heading[] = [headings.password, headings.registering, headings.signUp, headings.reset];

async function expectKept(kept: readonly Kept[]): Promise<void> {
  for (const [field, value] of kept) await (value === true ? expect(field).toBeChecked() : expect(field).toHaveValue(value));
}

const title = ({ path }: Endpoint, { fault }: Answer) => `${path} ${fault.kind === 'redirect' ? 'redirect' : [fault.error, fault.suberror, fault.code].filter((part) => part !== undefined).join(' ')}`;

for (const [name, doors] of families) {
  test(`each answer that is documented for ${name} leads to its screen, what was typed stays`, async ({ desk, sandbox }) => {
    const walk = new Walk(desk, sandbox);
    const { signIn } = desk;
    for (const endpoint of everyAnswer.filter(({ door }) => doors.includes(door))) {
      let reached = await walk.to(endpoint.door, endpoint.stop);
      for (const answer of endpoint.answers) {
        await test.step(title(endpoint, answer), async () => {
          const reference = await walk.meet(reached, endpoint.path, answer);
          await expect.poll(() => sandbox.control.faults(), 'the answer was given').toEqual([]);
          await expect(walk.doors.heading(answer.shows)).toBeVisible();
          if (answer.says === undefined) await expect(signIn.problem).toBeHidden();
          else await expect(signIn.problem.filter({ hasText: answer.says })).toContainText(answer.unreferenced ? answer.says : reference);
          if (answer.says !== undefined && answer.shows === reached.heading && endpoint.waits !== true) return expectKept(reached.kept(walk));
          if (answer.shows === headings.browser) await signIn.back.click();
          if (starts.includes(answer.shows) || answer.shows === headings.browser) await expectKept([walk.address()]);
          reached = await walk.to(endpoint.door, endpoint.stop);
        });
      }
    }
  });
}
