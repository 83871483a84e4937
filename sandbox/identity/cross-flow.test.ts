import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../testing/client.ts';
import { challengeBy, continueSignUp, newPerson, pollReset, registerContact, resetToPassword, sendResetCode, sendSignUpCode, signUpToAttributes, signUpToPassword, submitPassword } from '../testing/flows.ts';

const PHONE = '+12025550111';
const forms: Readonly<Record<string, Record<string, string>>> = {
  challenge: { id: 'x' },
  introspect: {},
  'token password': { grant_type: 'password', password: 'wrong', scope: 'openid' },
  'token oob': { grant_type: 'oob', oob: '123456', scope: 'openid' },
  'token mfa_oob': { grant_type: 'mfa_oob', oob: '123456', scope: 'openid' },
  'token continuation_token': { grant_type: 'continuation_token', username: 'x@y.example', scope: 'openid' },
  'signup/v1.0/challenge': {},
  'signup/v1.0/continue': { grant_type: 'attributes', attributes: '{}' },
  'register/v1.0/introspect': {},
  'register/v1.0/challenge': { challenge_type: 'oob', challenge_target: PHONE },
  'register/v1.0/continue': { grant_type: 'oob', oob: '123456' },
  'resetpassword/v1.0/challenge': {},
  'resetpassword/v1.0/continue': { grant_type: 'oob', oob: '123456' },
  'resetpassword/v1.0/submit': { new_password: 'short' },
  'resetpassword/v1.0/poll_completion': {},
};

const register = ['register/v1.0/introspect', 'register/v1.0/challenge', 'register/v1.0/continue'];
const signUp = ['signup/v1.0/challenge', 'signup/v1.0/continue'];

/** How to get a continuation token, and the endpoints that it is for. */
const stages: readonly (readonly [stage: string, own: readonly string[], reach: (client: TestClient) => Promise<Reply>])[] = [
  ['a sign-in that was started', ['challenge'], (client) => client.initiate(client.account('maria.delgado'))],
  ['a sign-in at its password', ['challenge', 'token password'], async (client) => client.next(await client.initiate(client.account('maria.delgado')), 'challenge')],
  ['a sign-in at its second factor', ['challenge', 'introspect', 'token mfa_oob'], (client) => client.challenge(client.account('maria.delgado'), 'sms')],
  ['a sign-in that has to register', register, (client) => client.givePassword(client.account('owen.bishop'))],
  ['a registration at its code', register, async (client) => registerContact(client, await client.givePassword(client.account('owen.bishop')), PHONE, 'sms')],
  ['a registration that is done', ['token continuation_token'], async (client) => {
    const sent = await registerContact(client, await client.givePassword(client.account('owen.bishop')), PHONE, 'sms');
    return client.next(sent, 'register/v1.0/continue', { grant_type: 'oob', oob: client.newestCode() });
  }],
  ['a sign-up at its code', signUp, (client) => sendSignUpCode(client)],
  ['a sign-up at its password', signUp, (client) => signUpToPassword(client)],
  ['a sign-up at its attributes', ['signup/v1.0/continue'], (client) => signUpToAttributes(client)],
  ['a sign-up that is done', ['token continuation_token'], async (client) => continueSignUp(client, await signUpToAttributes(client), 'attributes', JSON.stringify(newPerson.attributes))],
  ['a reset at its code', ['resetpassword/v1.0/challenge', 'resetpassword/v1.0/continue'], (client) => sendResetCode(client)],
  ['a reset at its password', ['resetpassword/v1.0/submit'], (client) => resetToPassword(client)],
  ['a reset that runs', ['resetpassword/v1.0/poll_completion'], async (client) => submitPassword(client, await resetToPassword(client), 'a-brand-new-passphrase')],
  ['a reset that is done', ['token continuation_token'], async (client) => {
    client.sandbox.control.changeSettings({ resetSteps: 0 });
    return pollReset(client, await submitPassword(client, await resetToPassword(client), 'a-brand-new-passphrase'));
  }],
];

describe('a continuation token', () => {
  it.each(stages)('of %s is for %s only', async (_, own, reach) => {
    const client = await openClient();
    const reply = await reach(client);
    expect(reply.body.continuation_token).toBeTypeOf('string');
    for (const [endpoint, form] of Object.entries(forms)) {
      if (own.includes(endpoint)) continue;
      const refused = await client.next(reply, endpoint.split(' ')[0] ?? '', form);
      expect([endpoint, refused.status, refused.body.error_codes?.[0]]).toEqual([endpoint, 400, endpoint.startsWith('token') ? 400002 : 55200]);
    }
  });
});

describe('a code', () => {
  const wrong = '400 invalid_grant invalid_oob_value 50181';

  it('of a reset is worth nothing in a sign-in, and the other way round', async () => {
    const client = await openClient();
    const resetSent = await sendResetCode(client);
    const resetCode = client.newestCode();
    const challenged = await client.challenge(client.account('maria.delgado'), 'email');
    expect(problem(await client.giveCode(challenged, resetCode))).toBe(wrong);
    expect(problem(await client.next(resetSent, 'resetpassword/v1.0/continue', { grant_type: 'oob', oob: client.newestCode() }))).toBe(wrong);
    expect((await client.giveCode(challenged, client.newestCode())).status).toBe(200);
  });

  it('of a sign-up is worth nothing in another sign-up of the same address', async () => {
    const client = await openClient();
    await sendSignUpCode(client);
    const code = client.newestCode();
    expect(problem(await continueSignUp(client, await sendSignUpCode(client), 'oob', code))).toBe(wrong);
  });

  it('for one contact is worth nothing for another in the same registration', async () => {
    const client = await openClient();
    const first = await registerContact(client, await client.givePassword(client.account('owen.bishop')), PHONE, 'sms');
    const code = client.newestCode();
    const second = await registerContact(client, first, '+12025550112', 'sms');
    expect(problem(await client.next(second, 'register/v1.0/continue', { grant_type: 'oob', oob: code }))).toBe(wrong);
  });

  it('for one method is worth nothing after another was chosen', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const code = client.newestCode();
    expect(problem(await client.giveCode(await challengeBy(client, challenged, 'email'), code))).toBe(wrong);
  });
});
