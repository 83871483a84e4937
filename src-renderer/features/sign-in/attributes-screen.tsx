import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Attribute } from '../../../src-shared/models/sign-in-screen.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { AttributeField } from './attribute-field.tsx';
import { attributeErrors, type AttributeError } from './attribute-values.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** Texts as typed, without blanks around and without the empty ones; a tick as true or false. */
function valuesIn(form: HTMLFormElement, attributes: readonly Attribute[]): Record<string, string> {
  const data = new FormData(form);
  const typed = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const values = attributes.map(({ name, type }) => [name, type === 'yes-no' ? String(data.has(name)) : typed(name)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** What the server wants to know of a new person, drawn from its own list. */
export function AttributesScreen({ screen, at }: ScreenProps<'attributes'>) {
  const { attributes } = screen;
  const form = useRef<HTMLFormElement>(null);
  /** What was found wrong here; until something was sent, what the server found wrong. */
  const [found, setFound] = useState<Record<string, AttributeError>>();
  const intent = useIntent(screen.busy);
  const refused: Record<string, AttributeError> = Object.fromEntries(attributes.filter(({ invalid }) => invalid).map(({ name }) => [name, 'invalid']));
  const errors = found ?? refused;
  const wrong = Object.keys(errors).join(' ');

  useEffect(() => {
    if (!screen.busy && wrong !== '') form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [screen.busy, wrong]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = valuesIn(event.currentTarget, attributes);
    const missed = attributeErrors(attributes, values);
    const sendable = Object.keys(missed).length === 0;
    setFound(sendable ? undefined : missed);
    if (sendable) intent.send('submit', () => bridge.signIn.submitAttributes({ values }));
  };

  return (
    <Step heading={words.doors.attributesHeading} lead={words.doors.attributesText} problem={screen.problem} at={at}>
      <form ref={form} className="step-form" noValidate onSubmit={submit}>
        <Field label={words.signIn.email} type="email" value={screen.email} readOnly />
        {attributes.map((attribute, index) => (
          <AttributeField key={attribute.name} attribute={attribute} error={errors[attribute.name]} autoFocus={index === 0} />
        ))}
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.doors.attributesSend}
          </Button>
        </div>
      </form>
    </Step>
  );
}
