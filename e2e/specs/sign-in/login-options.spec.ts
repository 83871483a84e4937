import { expect, test } from '../../fixtures/test.ts';
import { SystemBrowser } from '../../helpers/system-browser.ts';
import { DomainPages } from '../../pages/domain-pages.ts';
import { DoorsPages, headings } from '../../pages/doors-pages.ts';
import { TroublePage } from '../../pages/trouble-page.ts';

test('every button and link of the login page opens its door, and Cancel leads back', async ({ open, folder, sandbox }) => {
  const browser = await SystemBrowser.in(folder);
  const { signIn, page } = await open({ env: browser.env });
  const doors = new DoorsPages(page, sandbox);
  const domain = new DomainPages(page);
  const trouble = new TroublePage(page);
  await expect(page.getByText('Use this login button if you have a Kepro domain account.')).toBeVisible();
  await expect(page.getByText('Use this login button if you are a customer or provider user.')).toBeVisible();
  await expect(page.getByText("If you don't already have a Kepro account, you can register here.")).toBeVisible();
  await expect(page.getByText('If this is your first login with multi-factor authentication, click here to complete your registration.')).toBeVisible();
  await expect(page.getByText('Having trouble logging in? Click here.')).toBeVisible();

  const ways = [
    { opener: domain.login, opens: domain.waiting, leave: signIn.cancel },
    { opener: signIn.withPhone, opens: doors.heading(headings.password), leave: signIn.cancel },
    { opener: signIn.withEmail, opens: doors.heading(headings.password), leave: signIn.cancel },
    { opener: doors.registerHere, opens: doors.heading(headings.signUp), leave: signIn.cancel },
    { opener: doors.completeRegistration, opens: doors.heading(headings.registering), leave: signIn.cancel },
    { opener: trouble.opener, opens: trouble.heading, leave: trouble.back },
  ];
  for (const { opener, opens, leave } of ways) {
    await opener.click();
    await expect(opens).toBeVisible();
    await leave.click();
    await expect(signIn.loginOptions).toBeVisible();
  }
});
