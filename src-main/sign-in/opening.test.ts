import { expect, it } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import { ana, flowAt, offered, passwordKey, sent, signedIn, sms } from '../testing/sign-in.ts';

/** The right code of a person whose kept data is under another password. */
async function withAnotherPassword(recovers: boolean) {
  const at = await flowAt('credentials');
  const { flow, auth, sessions, remember, opens } = at;
  remember.checked = true;
  sessions.openSignedIn.mockResolvedValueOnce(failed({ code: 'wrong-password' }));
  sessions.recover.mockImplementationOnce(() => {
    if (recovers) opens(ana);
    return Promise.resolve(recovers);
  });
  auth.passwordSignIn.mockResolvedValueOnce(offered(sms));
  await flow.submitCredentials(ana.email, 'password');
  auth.sendCode.mockResolvedValueOnce(sent());
  await flow.secondFactor.sendCode(sms.id);
  auth.verifyCode.mockResolvedValueOnce(signedIn());
  await flow.secondFactor.submitCode('123456');
  return at;
}

it('what is kept under another password opens by its recovery key, silently', async () => {
  const { flow, sessions } = await withAnotherPassword(true);
  expect(sessions.recover).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ personId: ana.id, passwordKey }));
  expect(flow.screen()).toBeUndefined();
});

it('and without one by the earlier password, which is asked for once', async () => {
  const { screen, sessions } = await withAnotherPassword(false);
  expect(screen()).toMatchObject({ kind: 'earlier-password', email: ana.email });
  expect(sessions.recover).toHaveBeenCalledOnce();
});
