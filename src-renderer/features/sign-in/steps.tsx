import { assertNever } from '../../../src-shared/models/assert-never.ts';
import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';
import { BrowserScreen } from './browser-screen.tsx';
import { CallScreen } from './call-screen.tsx';
import { CodeScreen } from './code-screen.tsx';
import { CredentialsScreen } from './credentials-screen.tsx';
import { EarlierPasswordScreen } from './earlier-password-screen.tsx';
import { EmailMethodScreen } from './email-method-screen.tsx';
import { EmailVerifiedScreen } from './email-verified-screen.tsx';
import { NotConfiguredScreen } from './not-configured-screen.tsx';
import { PhoneMethodScreen } from './phone-method-screen.tsx';
import './steps.css';
import { UnlockScreen } from './unlock-screen.tsx';

type Props = { readonly screen: Exclude<SignInScreen, { kind: 'login-options' }>; readonly at: number };

/** Draws the current step of signing in. */
export function Steps({ screen, at }: Props) {
  switch (screen.kind) {
    case 'unlock':
      return <UnlockScreen screen={screen} at={at} />;
    case 'credentials':
      return <CredentialsScreen screen={screen} at={at} />;
    case 'phone-method':
      return <PhoneMethodScreen screen={screen} at={at} />;
    case 'email-method':
      return <EmailMethodScreen screen={screen} at={at} />;
    case 'code':
      return <CodeScreen screen={screen} at={at} />;
    case 'call':
      return <CallScreen screen={screen} at={at} />;
    case 'email-verified':
      return <EmailVerifiedScreen screen={screen} at={at} />;
    case 'browser':
      return <BrowserScreen screen={screen} at={at} />;
    case 'earlier-password':
      return <EarlierPasswordScreen screen={screen} at={at} />;
    case 'not-configured':
      return <NotConfiguredScreen screen={screen} />;
    default:
      return assertNever(screen);
  }
}
