import { expect, test } from '../../fixtures/test.ts';
import { problems } from '../../pages/problems.ts';

test.use({ sandboxOptions: { settings: { callInterval: 1, codeInterval: 0 } } });

test('a call that is answered with # opens the facility home', async ({ desk }) => {
  const { signIn, home, page } = desk;
  const maria = signIn.person('maria');
  await signIn.toCall(maria);
  await expect(page.getByRole('heading', { name: 'Answer the phone' })).toBeVisible();
  await expect(page.getByText('Answer the call to XXX-XXX-0147 and press #.')).toBeVisible();
  await signIn.answerCall(maria, '#');
  await expect(home.heading).toBeVisible();
});

test('a call can ask for a number that the screen shows', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const amara = signIn.person('amara');
  await signIn.toCall(amara);
  const sentence = page.getByText(/^Answer the call to XXX-XXX-0176, key in \d\d, then press #\.$/);
  const number = /key in (\d\d)/.exec((await sentence.textContent()) ?? '')?.[1] ?? '';
  await signIn.answerCall(amara, number === '11' ? '12#' : '11#');
  await expect(signIn.problem).toContainText(problems.callDeclined);

  await signIn.callAgain.click();
  await sandbox.control.waitForCall(amara.username);
  const again = /key in (\d\d)/.exec((await sentence.textContent()) ?? '')?.[1] ?? '';
  await signIn.answerCall(amara, `${again}#`);
  await expect(home.heading).toBeVisible();
});

test('a call can read out a code to type', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const lucia = signIn.person('lucia');
  await signIn.toCall(lucia);
  await expect(page.getByText(/^Told by phone to XXX-XXX-0191 at \d\d:\d\d\.$/)).toBeVisible();
  const { id } = await sandbox.control.waitForCall(lucia.username);
  sandbox.control.actOnCall(id, { action: 'answer' });
  const spoken = sandbox.control.calls().find((call) => call.id === id)?.spoken ?? '';
  await signIn.code.fill(/\d{6}/.exec(spoken)?.[0] ?? '');
  await expect(home.heading).toBeVisible();
});

test('a call that fails says how, and can be made again', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  const maria = signIn.person('maria');
  await signIn.toCall(maria);
  const endings = [
    { act: { action: 'hang-up' }, says: `${problems.callDeclined}Call again, answer, and press #.` },
    { act: { action: 'busy' }, says: `${problems.callUnanswered}Have the phone in reach` },
    { act: { action: 'press', keys: '1#' }, says: problems.callDeclined },
    { act: undefined, says: problems.callUnanswered },
  ] as const;
  for (const { act, says } of endings) {
    const { id } = await control.waitForCall(maria.username);
    if (act?.action === 'press') control.actOnCall(id, { action: 'answer' });
    if (act) control.actOnCall(id, act);
    await expect(signIn.problem).toContainText(says);
    await expect(page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
    control.changeSettings({ callLifetime: act?.action === 'press' ? 1 : 60 });
    await signIn.callAgain.click();
    await expect(signIn.problem).toBeHidden();
  }
  await signIn.answerCall(maria, '#');
  await expect(home.heading).toBeVisible();
});

test('waiting for a call outlives faults of the network', async ({ desk, sandbox }) => {
  const { signIn, home, page } = desk;
  const { control } = sandbox;
  control.changeSettings({ rotateOnError: true });
  const maria = signIn.person('maria');
  await signIn.toCall(maria);
  await control.waitForCall(maria.username);
  const path = '*/oauth2/v2.0/token';
  control.addFault({ kind: 'status', status: 429, retryAfter: 1, path, times: 1 });
  control.addFault({ kind: 'status', status: 503, path, times: 1 });
  await expect.poll(() => control.faults()).toEqual([]);
  await expect(page.getByText('This screen moves on by itself.')).toBeVisible();
  await expect(signIn.problem).toBeHidden();
  await signIn.answerCall(maria, '#');
  await expect(home.heading).toBeVisible();
});

test('a second call too soon says how long to wait', async ({ desk, sandbox }) => {
  const { signIn, page } = desk;
  const maria = signIn.person('maria');
  await signIn.toCall(maria);
  const { id } = await sandbox.control.waitForCall(maria.username);
  sandbox.control.actOnCall(id, { action: 'hang-up' });
  await expect(signIn.problem).toContainText(problems.callDeclined);
  sandbox.control.changeSettings({ codeInterval: 60 });
  await signIn.callAgain.click();
  await expect(signIn.problem).toContainText(problems.resendTooSoon);
  await expect(signIn.problem.getByRole('timer')).toHaveText(/^You can try again in 0:[45]\d\.$/);
  await page.keyboard.press('Escape');
  await expect(signIn.callMe).toBeVisible();
});
