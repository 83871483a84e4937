import { describe, expect, it } from 'vitest';
import { openAccount, refusal, type AccountClient } from '../testing/account-client.ts';
import { problem } from '../testing/client.ts';

const PHONE = { phoneNumber: '+12025550111' };
const YASMIN = 'yasmin.farouk';

async function labels(account: AccountClient): Promise<string[]> {
  return (await account.methods()).map(({ label }) => label);
}

describe('the methods of an account', () => {
  it('are listed in the words of Microsoft Graph, masked', async () => {
    const account = await openAccount(YASMIN);
    const { status, body } = await account.ask('GET', 'authentication/methods');
    const id = expect.any(String) as string;
    const createdDateTime = expect.stringMatching(/^\d{4}-.*Z$/) as string;
    expect([status, body]).toEqual([200, {
      value: [
        { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id, phoneNumber: 'XXX-XXX-0114', createdDateTime },
        { '@odata.type': '#microsoft.graph.emailAuthenticationMethod', id, emailAddress: 'y***k@r***d.example' },
        { '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id, displayName: "Yasmin's phone", createdDateTime },
      ],
      recoveryCodesLeft: 10,
    }]);
    expect((await (await openAccount()).ask('GET', 'authentication/methods')).body).not.toHaveProperty('recoveryCodesLeft');
  });

  it.each([
    ['phoneMethods', PHONE, 'sms', 'XXX-XXX-0111', 6],
    ['emailMethods', { emailAddress: 'maria@elsewhere.example' }, 'email', 'm***a@e***e.example', 8],
  ] as const)('%s: a code goes there, and proves it', async (collection, body, channel, label, codeLength) => {
    const account = await openAccount();
    const added = await account.ask('POST', `authentication/${collection}`, body);
    expect([added.status, added.body]).toEqual([201, { id: added.body?.id, codeLength }]);
    expect(account.client.sandbox.control.messages()[0]).toMatchObject({ channel, to: Object.values(body)[0], username: account.username });
    expect(await labels(account)).not.toContain(label);
    const done = await account.activate(collection, String(added.body?.id), account.client.newestCode());
    expect([done.status, done.body]).toEqual([200, {}]);
    expect(await labels(account)).toContain(label);
    const challenged = await account.client.challenge(account.client.account('maria.delgado'), channel);
    expect(challenged.status).toBe(200);
  });

  it('softwareOathMethods: the key makes codes, recovery codes come with the first one only', async () => {
    const account = await openAccount();
    const { control } = account.client.sandbox;
    const add = async (displayName: string) => {
      const added = await account.ask('POST', 'authentication/softwareOathMethods', { displayName });
      expect([added.status, added.body]).toEqual([201, {
        id: added.body?.id, codeLength: 6, secretKey: expect.stringMatching(/^[A-Z2-7]{32}$/) as string, issuer: 'Provider portal', accountName: account.username,
      }]);
      expect(control.secrets()).toContain(added.body?.secretKey);
      return account.activate('softwareOathMethods', String(added.body?.id), control.authenticatorCode(account.username));
    };
    const first = await add('Work phone');
    const codes = first.body?.recoveryCodes as string[];
    expect([codes.length, codes.every((code) => /^[2-9a-z]{10}$/.test(code)), new Set(codes).size]).toEqual([10, true, 10]);
    expect(control.recoveryCodes(account.username)).toEqual(codes);
    expect(control.secrets()).toEqual(expect.arrayContaining([codes[0], `${codes[0]?.slice(0, 5) ?? ''}-${codes[0]?.slice(5) ?? ''}`]));
    expect((await add('Tablet')).body).toEqual({});
    expect(await labels(account)).toEqual(expect.arrayContaining(['Work phone', 'Tablet']));
  });

  it('does not take the code of an activation at sign-in again', async () => {
    const account = await openAccount();
    const { client } = account;
    const id = await account.enrol('softwareOathMethods', { displayName: 'Work phone' });
    const code = client.sandbox.control.authenticatorCode(account.username);
    await account.activate('softwareOathMethods', id, code);
    expect(problem(await client.giveCode(await client.challenge(client.account('maria.delgado'), 'authenticator'), code))).toContain('invalid_oob_value');
  });

  it('can be taken off, but not the last one', async () => {
    const account = await openAccount('kevin.oconnor');
    const methods = await account.methods();
    expect(methods).toHaveLength(3);
    const remove = ({ id, type }: { id: string; type: string }) => account.ask('DELETE', `authentication/${type.includes('phone') ? 'phoneMethods' : 'emailMethods'}/${id}`);
    for (const method of methods.slice(0, 2)) expect((await remove(method)).status).toBe(204);
    expect(await labels(account)).toEqual([methods[2]?.label]);
    expect(refusal(await remove(methods[2] ?? { id: '', type: '' }))).toBe('400 lastMethod');
    expect(account.client.sandbox.control.methods(account.username).map(({ channel }) => channel)).toEqual(['email']);
  });

  it('gives new recovery codes, and the old ones are dead', async () => {
    const account = await openAccount(YASMIN);
    const [old] = account.client.sandbox.control.recoveryCodes(account.username);
    const { status, body } = await account.ask('POST', 'authentication/recoveryCodes');
    expect([status, (body?.recoveryCodes as string[]).length, (body?.recoveryCodes as string[]).includes(old ?? '')]).toEqual([201, 10, false]);
  });
});

describe('what the methods refuse', () => {
  it.each([
    ['a number that is none', 'phoneMethods', { phoneNumber: '555' }, '400 invalidContact'],
    ['a blocked region', 'phoneMethods', { phoneNumber: '+442079460958' }, '400 contactBlocked'],
    ['a blocked number', 'phoneMethods', { phoneNumber: '+12025550199' }, '400 contactBlocked'],
    ['an address that is none', 'emailMethods', { emailAddress: 'nowhere' }, '400 invalidContact'],
    ['a number that is there', 'phoneMethods', { phoneNumber: '+12025550114' }, '400 methodExists'],
    ['an address that is there', 'emailMethods', { emailAddress: 'Yasmin.Farouk@riverbend.example' }, '400 methodExists'],
    ['a name that is there', 'softwareOathMethods', { displayName: "Yasmin's phone" }, '400 methodExists'],
    ['a name that is empty', 'softwareOathMethods', { displayName: ' ' }, '400 invalidRequest'],
    ['another member', 'phoneMethods', { phone: '+12025550111' }, '400 invalidRequest'],
    ['another collection', 'fido2Methods', {}, '404 itemNotFound'],
  ])('%s', async (_, collection, body, expected) => {
    const account = await openAccount(YASMIN);
    expect(refusal(await account.ask('POST', `authentication/${collection}`, body))).toBe(expected);
  });

  it('a second code for the same target within the interval, with Retry-After', async () => {
    const account = await openAccount();
    await account.enrol('phoneMethods', PHONE);
    const tooSoon = await account.ask('POST', 'authentication/phoneMethods', PHONE);
    expect([refusal(tooSoon), tooSoon.headers.get('retry-after')]).toEqual(['429 tooManyRequests', '30']);
  });

  it('a wrong code, then all of them', async () => {
    const account = await openAccount();
    account.client.sandbox.control.changeSettings({ codeAttempts: 2 });
    const id = await account.enrol('phoneMethods', PHONE);
    expect(refusal(await account.activate('phoneMethods', id, 'wrong'))).toBe('400 invalidCode');
    expect(refusal(await account.activate('phoneMethods', id, 'wrong'))).toBe('400 tooManyAttempts');
    expect(refusal(await account.activate('phoneMethods', id, account.client.newestCode()))).toBe('400 expired');
  });

  it('a code after its life, and one that was used', async () => {
    const account = await openAccount();
    account.client.sandbox.control.changeSettings({ freshFor: 10_000 });
    const id = await account.enrol('phoneMethods', PHONE);
    expect((await account.activate('phoneMethods', id, account.client.newestCode())).status).toBe(200);
    expect(refusal(await account.activate('phoneMethods', id, account.client.newestCode()))).toBe('400 expired');
    const late = await account.enrol('emailMethods', { emailAddress: 'maria@elsewhere.example' });
    account.client.sandbox.control.setClockOffset(300_000);
    expect(refusal(await account.activate('emailMethods', late, account.client.newestCode()))).toBe('400 expired');
  });

  it('the enrolment and the method of somebody else, or of another collection', async () => {
    const account = await openAccount();
    const id = await account.enrol('phoneMethods', PHONE);
    const code = account.client.newestCode();
    const [own] = await account.methods();
    const other = await openAccount('kevin.oconnor', account.client);
    expect(refusal(await other.activate('phoneMethods', id, code))).toBe('400 expired');
    expect(refusal(await account.activate('emailMethods', id, code))).toBe('400 expired');
    expect(refusal(await other.ask('DELETE', `authentication/phoneMethods/${own?.id ?? ''}`))).toBe('404 itemNotFound');
    expect(refusal(await account.ask('DELETE', `authentication/emailMethods/${own?.id ?? ''}`))).toBe('404 itemNotFound');
  });
});
