import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { ProblemCode } from '../../../src-shared/models/problem.ts';
import type { RegistrationChannel } from '../../../src-shared/models/sign-in-screen.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { loadLater } from '../../load-later.tsx';
import { words } from '../../words/words.ts';
import { ChannelChoice } from './channel-choice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

const phoneField = loadLater(async () => (await import('../../components/phone-field.tsx')).PhoneField);

/** Refusals of what was typed; they belong to the field. */
const refusals: readonly ProblemCode[] = ['contact-invalid', 'contact-blocked-region', 'contact-blocked'];

const wrongPhone = { invalid: words.doors.phoneInvalid, extension: words.doors.phoneExtension };

/** How the person's codes are to come, from now on: phone or e-mail, proved by the first one. */
export function RegisterMethodScreen({ screen, at }: ScreenProps<'register-method'>) {
  const { channels, problem } = screen;
  const phone = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<RegistrationChannel>(channels[0] ?? 'email');
  const [number, setNumber] = useState<{ readonly e164: string } | { readonly wrong: keyof typeof wrongPhone }>({ wrong: 'invalid' });
  const [missed, setMissed] = useState<string>();
  /** The channel that was sent: a refusal is its. */
  const [sent, setSent] = useState(chosen);
  const intent = useIntent(screen.busy);
  const several = channels.length > 1;
  const byEmail = chosen === 'email';
  const refusal = problem !== undefined && refusals.includes(problem.code) ? words.problems[problem.code] : undefined;
  const refused = refusal && (sent === 'email') === byEmail ? `${refusal.what} ${refusal.next}` : undefined;
  const error = missed ?? refused;

  useEffect(() => {
    if (screen.busy || refused === undefined) return;
    (byEmail ? email : phone).current?.select();
  }, [screen.busy, refused, byEmail]);

  const choose = (channel: RegistrationChannel) => {
    setChosen(channel);
    setMissed(undefined);
  };
  const target = (): { readonly value: string } | { readonly wrong: string } => {
    if (!byEmail) return 'e164' in number ? { value: number.e164 } : { wrong: wrongPhone[number.wrong] };
    const value = email.current?.value.trim() ?? '';
    return /^\S+@\S+$/.test(value) ? { value } : { wrong: words.signIn.enterEmail };
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = target();
    setMissed('wrong' in typed ? typed.wrong : undefined);
    setSent(chosen);
    if ('value' in typed) intent.send('submit', () => bridge.signIn.registerMethod({ channel: chosen, target: typed.value }));
    else (byEmail ? email : phone).current?.focus();
  };

  return (
    <Step heading={words.doors.registerHeading} lead={words.doors.registerText} problem={refusal ? undefined : problem} at={at}>
      <form className="step-form" noValidate onSubmit={submit}>
        {several && <ChannelChoice channels={channels} chosen={chosen} onChoose={choose} />}
        {byEmail ? (
          <Field
            label={words.signIn.email}
            error={error}
            ref={email}
            type="email"
            name="email"
            autoComplete="email"
            spellCheck={false}
            autoCapitalize="none"
            maxLength={320}
            defaultValue={screen.email}
            autoFocus={!several}
          />
        ) : (
          <phoneField.Component ref={phone} error={error} autoFocus={!several} onNumber={setNumber} />
        )}
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.doors.channels[chosen].send}
          </Button>
        </div>
      </form>
    </Step>
  );
}
