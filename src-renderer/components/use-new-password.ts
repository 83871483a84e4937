import { useEffect, useRef, useState } from 'react';
import { brand } from '../words/brand.ts';
import { plainRules, uncommonScore, wordsOfEmail } from './password-rules.ts';

type Account = { readonly email: string; readonly minLength: number };
type Score = 0 | 1 | 2 | 3 | 4;

/** Typing goes on this long before the estimate is made. */
const pauseMs = 200;

/** The estimate with its dictionary comes apart; without it, what it would say is left to the server. */
async function estimate(password: string, email: string): Promise<Score | undefined> {
  const strength = await import('./password-strength.ts').catch(() => undefined);
  return strength?.scoreOf(password, [...wordsOfEmail(email), ...Object.values(brand)]);
}

/**
 * A new password in an uncontrolled input: which rules it meets while it is typed, and how strong it is. `take` gives the
 * password, or undefined when a rule is not met.
 */
export function useNewPassword(account: Account) {
  const ref = useRef<HTMLInputElement>(null);
  const timer = useRef<number>(undefined);
  const [met, setMet] = useState(() => plainRules('', account));
  const [score, setScore] = useState<Score>();
  const [missed, setMissed] = useState(false);

  useEffect(() => {
    void import('./password-strength.ts').catch(() => undefined);
    return () => window.clearTimeout(timer.current);
  }, []);
  const { email, minLength } = account;
  // A refusal may say that the server wants more: what is typed is held against that.
  useEffect(() => setMet(plainRules(ref.current?.value ?? '', { email, minLength })), [email, minLength]);

  const typed = () => ref.current?.value ?? '';
  const onInput = () => {
    setMet(plainRules(typed(), account));
    setMissed(false);
    window.clearTimeout(timer.current);
    if (typed() === '') setScore(undefined);
    else timer.current = window.setTimeout(() => void estimate(typed(), account.email).then((made) => setScore(typed() === '' ? undefined : made)), pauseMs);
  };
  const take = async (): Promise<string | undefined> => {
    const password = typed();
    const plain = plainRules(password, account);
    const made = password === '' ? undefined : await estimate(password, account.email);
    setScore(made);
    if (plain.length && plain.notName && (made === undefined || made >= uncommonScore)) return password;
    setMissed(true);
    ref.current?.focus();
    return undefined;
  };
  return { ref, met: { ...met, uncommon: score !== undefined && score >= uncommonScore }, score, missed, onInput, take };
}
