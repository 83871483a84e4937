import { useState } from 'react';
import { assertNever } from '../../../src-shared/models/assert-never.ts';
import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';
import { AccountEmailScreen } from './account-email-screen.tsx';
import { AttributesScreen } from './attributes-screen.tsx';
import { BrowserScreen } from './browser-screen.tsx';
import { CallScreen } from './call-screen.tsx';
import { CodeScreen } from './code-screen.tsx';
import { CredentialsScreen } from './credentials-screen.tsx';
import { DomainScreen } from './domain-screen.tsx';
import './doors.css';
import { EarlierPasswordScreen } from './earlier-password-screen.tsx';
import { EmailMethodScreen } from './email-method-screen.tsx';
import { EmergencyScreen } from './emergency-screen.tsx';
import { EmailVerifiedScreen } from './email-verified-screen.tsx';
import { NewPasswordScreen } from './new-password-screen.tsx';
import { NotConfiguredScreen } from './not-configured-screen.tsx';
import { OfflineCodeScreen } from './offline-code-screen.tsx';
import { PhoneMethodScreen } from './phone-method-screen.tsx';
import { PinScreen } from './pin-screen.tsx';
import { RegisterMethodScreen } from './register-method-screen.tsx';
import { ResettingScreen } from './resetting-screen.tsx';
import './steps.css';
import { UnlockScreen } from './unlock-screen.tsx';

type Props = { readonly screen: Exclude<SignInScreen, { kind: 'login-options' }>; readonly at: number };

/** Draws the current step of signing in. */
export function Steps({ screen, at }: Props) {
  const [typedEmail, setTypedEmail] = useState('');
  switch (screen.kind) {
    case 'unlock':
      return <UnlockScreen key={screen.person.id} screen={screen} at={at} />;
    case 'offline-code':
      return <OfflineCodeScreen screen={screen} at={at} />;
    case 'emergency':
      return <EmergencyScreen screen={screen} at={at} />;
    case 'credentials':
      return <CredentialsScreen screen={screen} at={at} typedEmail={typedEmail} onForgot={setTypedEmail} />;
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
    case 'account-email':
      return <AccountEmailScreen screen={screen} at={at} typedEmail={typedEmail} />;
    case 'new-password':
      return <NewPasswordScreen screen={screen} at={at} />;
    case 'resetting':
      return <ResettingScreen screen={screen} at={at} />;
    case 'attributes':
      return <AttributesScreen screen={screen} at={at} />;
    case 'register-method':
      return <RegisterMethodScreen screen={screen} at={at} />;
    case 'domain':
      return <DomainScreen screen={screen} at={at} />;
    case 'pin':
      return <PinScreen screen={screen} at={at} />;
    case 'not-configured':
      return <NotConfiguredScreen screen={screen} />;
    default:
      return assertNever(screen);
  }
}
