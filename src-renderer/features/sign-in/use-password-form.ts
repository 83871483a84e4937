import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';

/**
 * A form of one password or PIN: an empty one is asked for in the words of `ask`, a wrong one is selected to be typed
 * again, and `send` gets any other. Gives the field's ref, its error and the form's submit handler.
 */
export function usePasswordForm(screen: Extract<SignInScreen, { kind: 'unlock' | 'earlier-password' | 'pin' }>, ask: string, send: (password: string) => void) {
  const ref = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const code = screen.problem?.code;

  useEffect(() => {
    if (!screen.busy && (code === 'wrong-password' || code === 'wrong-pin')) ref.current?.select();
  }, [screen.busy, code]);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = ref.current?.value ?? '';
    setMissing(typed === '');
    if (typed === '') ref.current?.focus();
    else send(typed);
  };
  return { ref, error: missing ? ask : undefined, onSubmit };
}
