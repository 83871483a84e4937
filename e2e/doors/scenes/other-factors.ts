import { expect } from '../../demo/expect.ts';
import { problems } from '../../pages/problems.ts';
import { TroublePage } from '../../pages/trouble-page.ts';
import { scene, type Scene } from './scene.ts';

/** An authenticator app, a recovery code, and "Having trouble logging in?", from the login page to it. */
export const otherFactorScenes: readonly Scene[] = [
  scene('phone-and-other-ways', async ({ sandbox, desk: { signIn } }) => {
    sandbox.control.changeSettings({ codeInterval: 0 });
    await signIn.enterCredentials('phone', signIn.person('yasmin'));
    await expect(signIn.otherWay(/^Use the authenticator app on /)).toBeVisible();
  }),
  scene('authenticator-code', async ({ desk: { page, signIn } }) => {
    await signIn.otherWay(/^Use the authenticator app on /).click();
    await expect(page.getByText('Enter the code that your authenticator app shows now.')).toBeVisible();
  }),
  scene('authenticator-code-wrong', async ({ sandbox, desk: { signIn } }) => {
    await signIn.code.fill(sandbox.control.authenticatorCode(signIn.person('yasmin').username, { stepsAgo: 10 }));
    await expect(signIn.problem).toContainText(problems.wrongAppCode);
  }),
  scene('recovery-code-wrong', async ({ desk: { page, signIn } }) => {
    await signIn.otherWay('Use a recovery code').click();
    await page.getByRole('textbox', { name: 'Recovery code' }).fill('aaaaabbbbb');
    await signIn.verify.click();
    await expect(signIn.problem).toContainText(problems.wrongRecoveryCode);
  }),
  scene('trouble', async ({ desk: { page } }) => {
    const trouble = new TroublePage(page);
    await trouble.openerInStep.click();
    await expect(trouble.checked).toBeVisible();
  }),
  scene('trouble-server-away', async ({ sandbox, desk: { page } }) => {
    const trouble = new TroublePage(page);
    await sandbox.stop();
    await trouble.checkAgain.click();
    await expect(trouble.check('Sign-in server')).toContainText(problems.offline);
  }),
  scene('trouble-report', async ({ sandbox, desk: { page } }) => {
    const trouble = new TroublePage(page);
    await sandbox.resume();
    await trouble.checkAgain.click();
    await expect(trouble.check('Sign-in server')).toContainText('It answers.');
    await page.getByText('Show the report').click();
    await trouble.copyReport.click();
    await expect(page.getByText('Copied. Paste it into an email or a chat with support.')).toBeInViewport();
  }),
  scene('trouble-closed', async ({ desk: { page, signIn } }) => {
    await new TroublePage(page).back.click();
    await signIn.cancel.click();
    await expect(signIn.loginOptions).toBeVisible();
  }),
];
