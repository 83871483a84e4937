import { accountScenes } from '../../doors/scenes/account.ts';
import { domainScenes } from '../../doors/scenes/domain.ts';
import { newAccountScenes } from '../../doors/scenes/new-account.ts';
import { otherFactorScenes } from '../../doors/scenes/other-factors.ts';
import { resetScenes } from '../../doors/scenes/reset.ts';
import { violations } from '../../fixtures/accessibility.ts';
import { expect, test } from '../../fixtures/test.ts';
import { sidewaysAtDoubleSize } from '../../fixtures/zoom.ts';
import { SystemBrowser } from '../../helpers/system-browser.ts';

test.describe.configure({ timeout: 180_000 });

const walks = [
  { of: 'registering', scenes: newAccountScenes },
  { of: 'the account', scenes: accountScenes },
  { of: 'a forgotten password, an authenticator app and trouble', scenes: [...resetScenes, ...otherFactorScenes] },
  { of: 'a domain account', scenes: domainScenes },
];

for (const { of, scenes } of walks) {
  test(`every screen of ${of} passes axe in light and dark, and at 200 % nothing scrolls sideways`, async ({ open, folder, sandbox }) => {
    const browser = await SystemBrowser.in(folder);
    const desk = await open({ env: browser.env });
    for (const { name, run } of scenes) {
      await test.step(name, async () => {
        await run({ sandbox, desk, browser });
        expect.soft(await violations(desk), name).toEqual([]);
        expect.soft(await sidewaysAtDoubleSize(desk), name).toBe(0);
      });
    }
  });
}
